import fc from 'fast-check';
import { isWholeDay, parseDate, resolveDate, strtotime } from '.';

const now = Date.parse('2026-01-31T10:20:30Z') / 1000;
/** Words and characters of dates in any order: most of the formats, and most of what is nearly one. */
const dateLike = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'now today noon yesterday monday sat last next first third week month day days of ago am jan'.split(
          ' ',
        ),
        ...'EST Europe/Prague UTC weekdays sec @ + - : / . , T W Z'.split(' '),
      ),
      fc.integer({ min: 0, max: 99_999 }).map(String),
      fc.constantFrom(' ', '\t', '\n', '\u00a0', ''),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
/** Any code point, lone surrogates too. The unit `binary` of fast-check takes a second to build its map. */
const anyCharacter = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code));
const anyText = fc.oneof(fc.string({ unit: anyCharacter }), dateLike);
/** Expressions of which neither a month in Roman numerals, nor `T`, `W` or a zone makes the case matter. */
const relativeText = fc
  .array(
    fc.tuple(
      fc.constantFrom('next', 'last', 'this', '+3', '- 2', '7'),
      fc.constantFrom('day', 'week', 'month', 'year', 'monday', 'weekdays', 'hours', 'fortnight'),
      fc.constantFrom('', ' ago'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.map(([amount, unit, ago]) => `${amount} ${unit}${ago}`).join(' '));

describe('for every text', () => {
  it('strtotime gives a safe integer or undefined, and never throws', () => {
    fc.assert(
      fc.property(anyText, fc.double(), (text, clock) => {
        const answer = strtotime(text, clock);
        expect(answer === undefined || Number.isSafeInteger(answer)).toBe(true);
        expect(Object.is(answer, -0)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('parseDate gives either a date or a problem with one line of message', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseDate(text);
        const message = parsed.kind === 'problem' ? parsed.message : (parsed.suspicious?.message ?? 'PHP');
        expect(message).toMatch(/^PHP[^\p{Cc}]*$/u);
        expect(parsed.kind === 'problem' ? parsed.at : 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('tokens stand in the text where they say, in order and without overlap', () => {
    fc.assert(
      fc.property(dateLike, (text) => {
        const parsed = parseDate(text);
        let end = 0;
        for (const token of parsed.kind === 'date' ? parsed.tokens : []) {
          expect(token.at).toBeGreaterThanOrEqual(end);
          end = token.at + token.text.length;
          expect(text.slice(token.at, end)).toBe(token.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a parsed date can be resolved again and again', () => {
    fc.assert(
      fc.property(dateLike, (text) => {
        const parsed = parseDate(text);
        fc.pre(parsed.kind === 'date');
        expect(resolveDate(parsed, now)).toBe(resolveDate(parsed, now));
        expect(resolveDate(parsed, now)).toBe(strtotime(text, now));
      }),
    );
  });
});

describe('for every relative expression', () => {
  it('neither case nor white space around it matters', () => {
    fc.assert(
      fc.property(relativeText, fc.constantFrom('', ' ', '\t\n', '\r\n '), (text, around) => {
        const answer = strtotime(text, now);
        expect(answer).toBeDefined();
        expect(strtotime(text.toUpperCase(), now)).toBe(answer);
        expect(strtotime(around + text + around, now)).toBe(answer);
      }),
    );
  });

  it('a whole day is the same distance from midnight at every time of day', () => {
    const midnight = now - (now % 86_400);
    fc.assert(
      fc.property(relativeText, fc.integer({ min: 0, max: 86_399 }), (text, second) => {
        const parsed = parseDate(text);
        fc.pre(parsed.kind === 'date' && isWholeDay(parsed));
        const dayAt = (clock: number) => Math.floor((strtotime(text, clock) ?? 0) / 86_400);
        expect(dayAt(midnight + second)).toBe(dayAt(midnight));
      }),
    );
  });
});

describe('for long texts', () => {
  const long = fc
    .tuple(fc.constantFrom(...'+ - 1 . @ t 9 jan 1. +- I , %'.split(' '), ' ', 'now '), fc.nat(100_000))
    .map(([part, length]) => part.repeat(Math.ceil(length / part.length)));

  it('of more than 1000 characters there is a problem at once, or only white space', () => {
    fc.assert(
      fc.property(long, (text) => {
        const parsed = parseDate(text);
        if (text.trim().length > 1000) {
          expect(parsed).toMatchObject({ kind: 'problem' });
        }
        if (text.trim().length > 1000) {
          expect(JSON.stringify(parsed).length).toBeLessThan(500);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('white space around an expression may be as long as it likes', () => {
    expect(strtotime(`${' '.repeat(50_000)}2026-01-05${'\n'.repeat(50_000)}`, now)).toBe(1_767_571_200);
  });
});
