import { REDACTED } from './apiRules';
import type { ApiRules } from './apiRules';
import { isForm } from './body';
import type { Interaction } from './cassetteFile';
import { paramsOf } from './params';
import { SecretsInText } from './secretsInText';

/** Of a body in a message, in characters. */
const LONGEST_SHOWN = 200;

/** A request as recordings are searched for it. */
export interface RequestKey {
  /** Method, path, sorted parameters and body, without secrets: equal for equal requests. */
  readonly exact: string;
  /** The same without what another program may request otherwise: loose parameters, hidden ones, white space. */
  readonly similar: string;
  /** Method and path. */
  readonly path: string;
  /** For messages, without secrets. */
  readonly description: string;
}

type Request = Interaction['request'];

/** How the keys of one recording are made. */
export interface KeyOptions {
  readonly rules: ApiRules;
  /** Parameters that are `REDACTED` in the recording. */
  readonly hidden: ReadonlySet<string>;
}

type Params = readonly (readonly [string, string])[];

/** Makes the function that gives requests their keys. It takes them as they are recorded: see `Scrubber.scrubRequest`. */
export function requestKeys({ rules, hidden }: KeyOptions): (request: Request) => RequestKey {
  const secretsInText = new SecretsInText(rules);
  const loose = new Set([...rules.looseParameters, ...hidden]);
  const looseModifiers = new Set(rules.looseParameters);
  return (request) => {
    const { method, uri } = request;
    const { pathname, origin } = new URL(uri);
    const params: Params = paramsOf(uri, request.body)
      .map(([name, value]) => [name, secretsInText.remove(value)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const path = `${method} ${rules.root === undefined ? origin : ''}${pathname}`;
    const body = plainBody(request);
    return {
      exact: JSON.stringify([path, params, body]),
      similar: JSON.stringify([
        path,
        params
          .filter(([name]) => !loose.has(name))
          .map(([name, value]) => [name, withoutModifiers(value.replace(/\s+/g, ''), looseModifiers)]),
        body.replace(/\s+/g, ''),
      ]),
      path,
      description: `${path} ${JSON.stringify(Object.fromEntries(params))}${shown(body)}`,
    };
  };
}

/** A body that is no form: the parameters of a form are compared in any order. */
function plainBody({ body, body_base64: bytes }: Request): string {
  return bytes ?? (body === null || isForm(body) ? '' : body);
}

function shown(body: string): string {
  return body === '' ? '' : ` ${body.length > LONGEST_SHOWN ? `${body.slice(0, LONGEST_SHOWN)}…` : body}`;
}

/** The names of parameters that a recording has as `REDACTED`. */
export function hiddenParameters(requests: readonly Request[]): Set<string> {
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
