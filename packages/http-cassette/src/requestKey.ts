import { REDACTED } from './apiRules';
import type { ApiRules, KeyedIds } from './apiRules';
import { paramsOf } from './params';
import { withPseudonyms } from './pseudonyms';
import { SecretsInText } from './secretsInText';
import type { Texts } from './texts';

/** A request as recordings are searched for it. */
export interface RequestKey {
  /** Method, path and parameters, sorted and without secrets: equal for equal requests. */
  readonly exact: string;
  /** The same without what another program may request otherwise: loose parameters, hidden ones, white space. */
  readonly similar: string;
  /** Method and path. */
  readonly path: string;
  /** For messages, without secrets. */
  readonly description: string;
}

/** The parts of a request of which its key is made. */
export interface KeyedRequest {
  readonly method: string;
  readonly uri: string;
  /** A form, if any. */
  readonly body: string | null;
}

/** How the keys of one recording are made. */
export interface KeyOptions {
  readonly rules: ApiRules;
  /** Which ids become pseudonyms, as they are in own recordings; undefined for none. */
  readonly ids: KeyedIds | undefined;
  /** What stands for names in own recordings; undefined where they stay. */
  readonly texts: Texts | undefined;
  /** Parameters that are `REDACTED` in the recording. */
  readonly hidden: ReadonlySet<string>;
}

type Params = readonly (readonly [string, string])[];

/** Makes the function that gives requests their keys. */
export function requestKeys(options: KeyOptions): (request: KeyedRequest) => RequestKey {
  const { rules, ids, texts, hidden } = options;
  const secretNames = new Set(rules.secretNames);
  const secretsInText = new SecretsInText(rules);
  const loose = new Set([...rules.looseParameters, ...hidden]);
  const looseModifiers = new Set(rules.looseParameters);
  return ({ method, uri, body }) => {
    const { pathname } = new URL(uri);
    const params: Params = paramsOf(uri, body)
      .filter(([name]) => !secretNames.has(name.toLowerCase()))
      .map(([name, value]) => [name, texts?.replaceInRequest(value) ?? value] as const)
      .map(([name, value]) => [name, secretsInText.remove(value)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const path = withPseudonyms(pathname, ids);
    const key = (list: Params): string => withPseudonyms(JSON.stringify([method, path, list]), ids);
    return {
      exact: key(params),
      similar: key(
        params
          .filter(([name]) => !loose.has(name))
          .map(([name, value]) => [name, withoutModifiers(value.replace(/\s+/g, ''), looseModifiers)]),
      ),
      path: `${method} ${path}`,
      description: `${method} ${pathname} ${JSON.stringify(Object.fromEntries(params))}`,
    };
  };
}

/** The names of parameters that a recording has as `REDACTED`. */
export function hiddenParameters(requests: readonly KeyedRequest[]): Set<string> {
  return new Set(
    requests
      .flatMap(({ uri, body }) => paramsOf(uri, body))
      .filter(([, value]) => value === REDACTED)
      .map(([name]) => name),
  );
}

/**
 * Removes modifiers `.name(value)` from a value, such as `.since(2 days ago)` from a list of fields. A value may have parentheses
 * of its own; from a modifier without an end on, the text stays.
 */
function withoutModifiers(text: string, names: ReadonlySet<string>): string {
  const kept: string[] = [];
  let start = 0;
  for (const { 0: opening, 1: name = '', index } of text.matchAll(/\.(\w+)\(/g)) {
    if (!names.has(name) || index < start) {
      continue;
    }
    const end = endOfParentheses(text, index + opening.length);
    if (end === -1) {
      break;
    }
    kept.push(text.slice(start, index));
    start = end;
  }
  return kept.join('') + text.slice(start);
}

/** The position after the parenthesis that closes the one before `start`; -1 if there is none. */
function endOfParentheses(text: string, start: number): number {
  let depth = 1;
  for (let position = start; position < text.length; position += 1) {
    depth += { '(': 1, ')': -1 }[text.charAt(position)] ?? 0;
    if (depth === 0) {
      return position + 1;
    }
  }
  return -1;
}
