import type { JsonObject } from '../../src/wire';
import { isObject } from './queries';

/** What a query looks up by a name: another account, or a hashtag. */
interface Lookup {
  readonly label: string;
  readonly hint: string;
  /** The key of the request in which it stands. */
  readonly key: 'path' | 'fields';
  /** What stands before it, and it. */
  readonly pattern: RegExp;
  /** What stands for it in a template, and is nobody's name. */
  readonly placeholder: string;
  /** What a name cannot have, such as the @ that people write before it. */
  readonly foreign: RegExp;
}

const LOOKUPS: readonly Lookup[] = [
  {
    label: 'Username',
    hint: 'The other account, which has to be a professional one. Without @.',
    key: 'fields',
    pattern: /(business_discovery\.username\()([^)]*)/,
    placeholder: 'USERNAME',
    foreign: /[^\w.]/g,
  },
  {
    label: 'Hashtag',
    hint: 'Without #. An account can search 30 different hashtags in seven days.',
    key: 'path',
    pattern: /(^\/?ig_hashtag_search.*[?&]q=)([^&]*)/,
    placeholder: 'HASHTAG',
    foreign: /[\s#&?/=%+]/g,
  },
];

/** An input of a query. */
export interface Input {
  readonly label: string;
  readonly hint: string;
  /** '' as long as the template's placeholder stands there. */
  readonly value: string;
}

/** Lists what a query looks up by a name, each for an input of its own. */
export function inputsOf(query: JsonObject): readonly Input[] {
  return LOOKUPS.flatMap((lookup) => {
    const name = lookup.pattern.exec(textOf(query, lookup.key))?.[2];
    const { label, hint, placeholder } = lookup;
    return name === undefined ? [] : [{ label, hint, value: name === placeholder ? '' : name }];
  });
}

/** Lists the inputs of a query that nobody has filled in: the API would look for the placeholder. */
export function openInputs(query: JsonObject): readonly Input[] {
  return inputsOf(query).filter(({ value }) => value === '');
}

/** Gives the query another name to look up; an empty one leaves the placeholder. */
export function withInput(query: JsonObject, label: string, value: string): JsonObject {
  const lookup = LOOKUPS.find((one) => one.label === label);
  if (lookup === undefined) {
    return query;
  }
  const { key, pattern, placeholder, foreign } = lookup;
  const name = value.replace(foreign, '');
  const text = textOf(query, key).replace(
    pattern,
    (_, before: string) => `${before}${name === '' ? placeholder : name}`,
  );
  const request = query['query'];
  return { ...query, query: { ...(isObject(request) ? request : {}), [key]: text } };
}

function textOf({ query }: JsonObject, key: string): string {
  const text = isObject(query) ? query[key] : undefined;
  return typeof text === 'string' ? text : '';
}
