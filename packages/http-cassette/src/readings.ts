/** How many times over a percent sign may be percent-encoded. */
const PERCENT_LEVELS = [0, 1, 2, 3, 4];
/** Each level of JSON in JSON doubles a backslash. */
const BACKSLASH_COUNTS = [1, 2, 4, 8, 16];
/** A backslash, also within JSON that is percent-encoded as a whole. */
const BACKSLASH = /\\|%(?:25){0,4}5[cC]/g;
/** JSON in JSON five times over has 31; the bound keeps reading linear for texts that are full of them. */
const BACKSLASHES = new RegExp(`(?:${BACKSLASH.source}){1,32}`, 'y');
const PERCENT_BYTES = PERCENT_LEVELS.map(
  (level) => new RegExp(`(?:%|\\\\{1,32}u0025)(?:25){${level}}([\\da-f]{2})`, 'iy'),
);
const UNIT = /u([\da-f]{4})/iy;
const ENTITY = /(?:&|\\{1,32}u0026)#(?:(\d{1,8})|x([\da-f]{1,7}));/iy;

/** Characters that have a short escape in JSON. */
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '/': '/',
};

/** What an escaped text may mean at a position. */
export interface Reading {
  /** One character, in one or two UTF-16 units. */
  readonly characters: string;
  /** The position after it in the escaped text. */
  readonly end: number;
}

/**
 * Reads one character of a text that may be escaped there: as it is, percent-encoded, as in a form, JSON-escaped, as an HTML entity,
 * each of these several times over, and JSON that is percent-encoded or the other way round. Escapes are ambiguous, as `%25` may be
 * a percent sign or itself, so there may be several readings.
 */
export function readingsAt(text: string, position: number): Reading[] {
  const character = text.charAt(position);
  const literal = { characters: character, end: position + 1 };
  switch (character) {
    case '':
      return [];
    case '+':
      return withSpace([literal]);
    case '%':
      return withSpace([literal, ...percentReadings(text, position), ...backslashReadings(text, position)]);
    case '\\':
      return withSpace([
        ...backslashReadings(text, position),
        ...percentReadings(text, position),
        ...entityReadings(text, position),
      ]);
    case '&':
      return [literal, ...entityReadings(text, position)];
    default:
      return [literal];
  }
}

/** In a form `+` is a space. */
function withSpace(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((reading) =>
    reading.characters === '+' ? [reading, { characters: ' ', end: reading.end }] : [reading],
  );
}

function backslashReadings(text: string, position: number): Reading[] {
  const [run = ''] = matchAt(BACKSLASHES, text, position) ?? [];
  if (run === '') {
    return [];
  }
  const ends = [...run.matchAll(BACKSLASH)].map(({ 0: sign, index }) => position + index + sign.length);
  const backslashes = BACKSLASH_COUNTS.flatMap((count) => ends.slice(count - 1, count));
  return [
    ...backslashes.map((end) => ({ characters: '\\', end })),
    ...escapedReadings(text, position + run.length),
  ];
}

/** What may follow backslashes. */
function escapedReadings(text: string, position: number): Reading[] {
  const [unit = '', code = ''] = matchAt(UNIT, text, position) ?? [];
  const escaped = SHORT_ESCAPES[text.charAt(position)];
  return [
    ...(unit === ''
      ? []
      : [{ characters: String.fromCharCode(parseInt(code, 16)), end: position + unit.length }]),
    ...(escaped === undefined ? [] : [{ characters: escaped, end: position + 1 }]),
    // JSON that is percent-encoded as a whole.
    ...percentReadings(text, position).filter(({ characters }) => characters === '"' || characters === '/'),
  ];
}

function percentReadings(text: string, position: number): Reading[] {
  return PERCENT_BYTES.flatMap((pattern) => {
    const first = byteAt(pattern, text, position);
    if (first === undefined) {
      return [];
    }
    const bytes = [first.byte];
    let { end } = first;
    for (let missing = continuationBytes(first.byte); missing > 0; missing -= 1) {
      const next = byteAt(pattern, text, end);
      if (next === undefined) {
        return [];
      }
      bytes.push(next.byte);
      ({ end } = next);
    }
    return [{ characters: Buffer.from(bytes).toString('utf8'), end }];
  });
}

function byteAt(
  pattern: RegExp,
  text: string,
  position: number,
): { readonly byte: number; readonly end: number } | undefined {
  const [encoded, hex = ''] = matchAt(pattern, text, position) ?? [];
  return encoded === undefined ? undefined : { byte: parseInt(hex, 16), end: position + encoded.length };
}

/** How many bytes follow the first one of a character in UTF-8. */
function continuationBytes(first: number): number {
  return first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

function entityReadings(text: string, position: number): Reading[] {
  const [entity = '', decimal, hex = ''] = matchAt(ENTITY, text, position) ?? [];
  const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
  return code <= 0x10ffff ? [{ characters: String.fromCodePoint(code), end: position + entity.length }] : [];
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
