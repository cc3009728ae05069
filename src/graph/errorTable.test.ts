import { ERROR_TABLE, rowFor } from './errorTable';
import type { ErrorFacts, ErrorRow } from './errorTable';

const NOTHING: ErrorFacts = {
  status: 400,
  code: undefined,
  subcode: undefined,
  text: '',
  isTransient: undefined,
};
/** A text for each part of a message; for the only regular expression a text that it matches. */
const textsOf = ({ says = [''] }: ErrorRow): readonly string[] =>
  says.map((part) => (typeof part === 'string' ? part : 'metric[2] must be one of'));
/** Errors that meet the conditions of a row and no other: one for each code, status and text that it names. */
function errorsOf(row: ErrorRow): readonly ErrorFacts[] {
  return (row.code ?? [undefined]).flatMap((code) =>
    (row.status ?? [NOTHING.status]).flatMap((status) =>
      textsOf(row).map((text) => ({
        status,
        code,
        subcode: row.subcode,
        text,
        isTransient: row.isTransient,
      })),
    ),
  );
}
const rows = ERROR_TABLE.map((row, index) => [index, row.kind, row.source, row] as const);

describe('ERROR_TABLE', () => {
  it.each(rows)('reaches row %s (%s, %s) by every code, status and text of the row', (...[, , , row]) => {
    for (const error of errorsOf(row)) {
      expect(rowFor(error)).toBe(row);
    }
  });

  it('has its texts in lower case, as messages are compared', () => {
    const texts = ERROR_TABLE.flatMap(({ says = [] }) => says).map(String);
    expect(texts.filter((text) => text !== text.toLowerCase())).toEqual([]);
  });

  it('names a source for each row', () => {
    expect(ERROR_TABLE.filter(({ source }) => !/§|https:/.test(source))).toEqual([]);
  });

  it('gives a scope to limits only', () => {
    expect(ERROR_TABLE.filter(({ kind, scope }) => scope !== undefined && kind !== 'throttled')).toEqual([]);
  });

  it('has no condition that fits every error', () => {
    expect(rowFor(NOTHING)).toBeUndefined();
  });
});

describe('rowFor', () => {
  it('needs every condition of a row to be met', () => {
    const noRole = { ...NOTHING, code: 190, subcode: 492 };
    expect(rowFor(noRole)?.kind).toBe('account');
    expect(rowFor({ ...noRole, subcode: undefined })?.kind).toBe('token');
    expect(rowFor({ ...noRole, code: 100 })?.kind).toBe('query');
    expect(rowFor({ ...NOTHING, code: 9999, isTransient: false })).toBeUndefined();
  });

  it('takes the first row that fits', () => {
    const text = "please reduce the amount of data you're asking for";
    expect(rowFor({ ...NOTHING, status: 500, code: 1, text })?.kind).toBe('too-much');
    expect(rowFor({ ...NOTHING, status: 500, code: 1 })?.kind).toBe('unknown');
    expect(rowFor({ ...NOTHING, status: 500, code: 2 })?.kind).toBe('passing');
  });
});
