/** A text with the places in the original of which each of its characters was read. */
export interface Decoded {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** No text is encoded more often than this. */
const MOST_LAYERS = 8;
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LARGEST_CODE_POINT = 0x10ffff;

/**
 * Escapes of JSON, also with the backslashes of JSON within JSON; of URLs, character by character of UTF-8; of HTML.
 * Sources: RFC 8259 §7, RFC 3986 §2.1, RFC 3629 §4, https://html.spec.whatwg.org/#character-references.
 */
const ESCAPE = new RegExp(
  [
    String.raw`\\+(?:u(?<unit>[\da-f]{4})|(?<control>[bfnrt])|(?<sign>[^\w\\]))?`,
    String.raw`(?<bytes>%(?:[0-7][\da-f]|[cd][\da-f]%[89ab][\da-f]|e[\da-f](?:%[89ab][\da-f]){2}|f[0-7](?:%[89ab][\da-f]){3}))`,
    String.raw`&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<entity>amp|lt|gt|quot|apos));`,
  ].join('|'),
  'gi',
);

const MAY_HAVE_ESCAPES = /[\\%&]/;

/** Takes a part of a text as it is. */
export function undecoded(text: string, from: number): Decoded {
  const starts = Int32Array.from({ length: text.length }, (_, index) => from + index);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/**
 * Takes away layers of escapes, one after the other, all kinds at once.
 *
 * @yields the text without the first layer, then without the second, until there is none; at most 8. Backslashes are gone from the
 *   first one on, as many as they were
 */
export function* layersOf(encoded: Decoded): Generator<Decoded> {
  let layer = encoded;
  for (let count = 0; count < MOST_LAYERS; count += 1) {
    const next = withoutLayer(layer);
    if (next.text === layer.text) {
      return;
    }
    yield next;
    layer = next;
  }
}

/** Gives what is left of a text when no escape is left in it. In forms `+` is a space, so it is one here. */
export function bareText(text: string): string {
  if (!MAY_HAVE_ESCAPES.test(text)) {
    return withoutPlus(text);
  }
  const layers = [...layersOf(undecoded(text, 0))];
  return withoutPlus(layers.at(-1)?.text ?? text);
}

/** Reads `+` as the space that it is in forms. */
export function withoutPlus(text: string): string {
  return text.replaceAll('+', ' ');
}

function withoutLayer({ text, starts, ends }: Decoded): Decoded {
  const pieces: string[] = [];
  // No escape is shorter than what it means.
  const decoded = { starts: new Int32Array(text.length), ends: new Int32Array(text.length) };
  let length = 0;
  let done = 0;
  const keep = (end: number): void => {
    pieces.push(text.slice(done, end));
    decoded.starts.set(starts.subarray(done, end), length);
    decoded.ends.set(ends.subarray(done, end), length);
    length += end - done;
  };
  for (const match of text.matchAll(ESCAPE)) {
    keep(match.index);
    done = match.index + match[0].length;
    const meaning = meaningOf(match.groups ?? {});
    pieces.push(meaning);
    decoded.starts.fill(starts[match.index] ?? 0, length, length + meaning.length);
    decoded.ends.fill(ends[done - 1] ?? 0, length, length + meaning.length);
    length += meaning.length;
  }
  keep(text.length);
  return { text: pieces.join(''), ...decoded };
}

/** What an escape means; nothing where it is only a backslash. */
function meaningOf(groups: Readonly<Record<string, string | undefined>>): string {
  const { unit, control, sign, bytes, decimal, hex, entity } = groups;
  if (unit !== undefined) {
    return String.fromCharCode(parseInt(unit, 16));
  }
  if (bytes !== undefined) {
    return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8');
  }
  if (decimal !== undefined) {
    return characterOf(Number(decimal));
  }
  return hex === undefined ? named({ control, sign, entity }) : characterOf(parseInt(hex, 16));
}

function characterOf(code: number): string {
  return code <= LARGEST_CODE_POINT ? String.fromCodePoint(code) : '';
}

function named({ control = '', sign, entity = '' }: Readonly<Record<string, string | undefined>>): string {
  return CONTROLS[control.toLowerCase()] ?? sign ?? ENTITIES[entity.toLowerCase()] ?? '';
}
