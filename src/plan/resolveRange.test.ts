import { aQuery, NOW } from '../../tests/support/aQuery';
import { parseFields, printFields } from '../fields';
import { joinRanges, resolveModifiers, resolveRange } from './resolveRange';

const warnings: string[] = [];
beforeEach(() => warnings.splice(0));
const context = { query: aQuery(), now: NOW, warn: (message: string) => void warnings.push(message) };
const day = (text: string): number => Date.parse(text) / 1000;
const modifiers = (text: string, isAccount: boolean): string =>
  printFields(resolveModifiers(parseFields({ text, name: 'q' }), { ...context, isAccount }));

describe('resolveRange', () => {
  it.each([
    [{}, {}],
    [{ since: '', until: ' \n' }, {}],
    [{ since: '2026-06-01' }, { since: day('2026-06-01') }],
    [{ until: '2026-06-01' }, { until: day('2026-06-01') }],
    [
      { since: ' last  RUN ', until: 'today' },
      { since: 'last run', until: day('2026-06-15') },
    ],
    [{ since: 'last_run' }, { since: 'last run' }],
    [
      { since: '2026-06-01', until: '2026-06-01' },
      { since: day('2026-06-01'), until: day('2026-06-02') },
    ],
    [
      { since: '2026-06-01 10:00', until: '2026-06-01 10:00' },
      { since: day('2026-06-01T10:00Z'), until: day('2026-06-01T10:00Z') },
    ],
  ])('resolves %j to %j, with no end that is not given', (given, range) => {
    expect(resolveRange(given, context)).toStrictEqual(range);
    expect(warnings).toEqual([]);
  });

  it('swaps ends in the wrong order, and shows them as they were written but for white space', () => {
    expect(resolveRange({ since: ' today ', until: '\n3 days ago' }, context)).toStrictEqual({
      since: day('2026-06-12'),
      until: day('2026-06-15'),
    });
    expect(warnings).toEqual(["query 'q': until '3 days ago' is before since 'today': they are swapped"]);
  });

  it.each([
    [{ since: 'soon' }, /^Cannot plan query 'q': in 'since': PHP cannot read 'soon'/],
    [{ until: '-7d' }, /^Cannot plan query 'q': in 'until': PHP reads '-7d' as a time zone/],
    [{ until: 'last run' }, /^Cannot plan query 'q': 'last run' can be used in 'since' only$/],
    [{ since: '2026-06-01', until: 'last run' }, /^Cannot plan query 'q': 'last run' can be used in/],
  ])('refuses %j', (given, message) => {
    expect(() => resolveRange(given, context)).toThrow(message);
  });
});

describe('resolveModifiers', () => {
  it("leaves 'last run' in the account's own insights, where the state tells when it was", () => {
    expect(modifiers('id,insights.metric(reach).since(last run)', true)).toBe(
      'id,insights.metric(reach).since(last run)',
    );
  });

  it.each([
    ['insights.since(last run)', false, 'insights'],
    ['media{insights.since(last run)}', true, 'insights'],
    ['media.since(last run)', true, 'media'],
  ])("refuses 'last run' in %s (fields of the account: %s)", (text, isAccount, name) => {
    expect(() => modifiers(text, isAccount)).toThrow(
      `Cannot plan query 'q': 'last run' cannot be used in the since of '${name}', only in the query's own or in that of the account's insights`,
    );
  });

  it('resolves dates in since and until alone, and drops the fields that are never written', () => {
    const text = 'a.since(yesterday).until(now).search(yesterday),access_token,b{access_token,c}';
    expect(modifiers(text, true)).toBe(`a.since(2026-06-14).until(${NOW}).search(yesterday),b{c}`);
  });
});

describe('joinRanges', () => {
  const DAY = 86_400;
  it.each([
    ['both ends', { since: 2 * DAY }, { since: DAY, until: 5 * DAY }, { since: 2 * DAY, until: 5 * DAY }],
    [
      'an until of its own',
      { until: 4 * DAY },
      { since: DAY, until: 5 * DAY },
      { since: DAY, until: 4 * DAY },
    ],
    ['the last run', { since: 'last run' }, { until: 5 * DAY }, { since: 'last run', until: 5 * DAY }],
    ['one day', { since: 2 * DAY }, { until: 2 * DAY }, { since: 2 * DAY, until: 3 * DAY }],
    ['its own end alone', { since: 2 * DAY }, { until: DAY }, { since: 2 * DAY }],
    ['an open end', { since: 2 * DAY }, {}, { since: 2 * DAY }],
  ] as const)('gives %s', (_, own, ofQuery, expected) => {
    expect(joinRanges(own, ofQuery)).toEqual(expected);
  });
});
