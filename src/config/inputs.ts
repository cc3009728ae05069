import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import { templates } from '../templates';

/** What a template leaves to be entered, and where it stands in a query. */
const INPUTS = templates.flatMap(({ placeholder }) => (placeholder === undefined ? [] : [placeholder]));

/** The places of what is to be entered: they are never sent. */
const PLACES: Readonly<Record<(typeof INPUTS)[number]['key'], (text: string) => string>> = {
  username: (text) => `username(${text})`,
  hashtag: (text) => `q=${text}`,
};

/** Puts what was entered as `username` or `hashtag` into the query of a row. */
export function withInputs(row: JsonObject): JsonObject {
  const { query } = row;
  if (!isObject(query)) {
    return row;
  }
  const filled = Object.entries(query).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string'
      ? INPUTS.reduce((text, input) => filledIn(text, input, row[input.key]), value)
      : value,
  ]);
  return { ...row, query: Object.fromEntries(filled) };
}

/** Says what is still to be entered for a query; undefined where nothing is. */
export function openInput({
  path,
  fields,
}: {
  readonly path: string;
  readonly fields: string;
}): { readonly key: string; readonly meaning: string } | undefined {
  return INPUTS.find(({ key, text }) => `${path} ${fields}`.includes(PLACES[key](text)));
}

/** Without the mark that names have elsewhere. */
function filledIn(value: string, { key, text }: (typeof INPUTS)[number], given: unknown): string {
  const entered = typeof given === 'string' ? given.trim().replace(/^[@#]/, '') : '';
  const place = PLACES[key];
  const written = key === 'hashtag' ? encodeURIComponent(entered) : entered;
  return entered === '' ? value : value.replaceAll(place(text), () => place(written));
}
