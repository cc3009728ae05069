import type { ApiRules } from './apiRules';
import type { Interaction } from './cassetteFile';
import { paramsOf } from './params';
import { looksLikeJson, rewriteJson } from './rewriteJson';

type Request = Interaction['request'];

/** Shorter ones are settings, such as `light`, which stand in harmless words. */
const SHORTEST_COOKIE = 12;

/** Tells whether parameters, form fields and JSON keys of a name are secret. */
export function isSecretName(name: string, { secretNames }: ApiRules): boolean {
  return secretNames.includes(name.toLowerCase());
}

/** Gives the secrets that a request sends where the rules say: in headers, parameters, a form, JSON, and before the host of its URL. */
export function secretsOfRequest(request: Request, rules: ApiRules): string[] {
  return [
    ...(rules.secretHeaders ?? ['authorization']).flatMap((name) =>
      (request.headers[name] ?? []).flatMap((value) => secretsOfHeader(name, value)),
    ),
    ...userInfo(request.uri),
    ...paramsOf(request.uri, request.body)
      .filter(([name]) => isSecretName(name, rules))
      .map(([, value]) => value),
    ...secretsOfJson(request.body ?? '', rules),
  ];
}

/** A cookie has several, and the password of Basic authentication stands in base64 (RFC 7617). */
function secretsOfHeader(name: string, value: string): string[] {
  if (name === 'cookie') {
    return value
      .split(';')
      .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
      .filter(({ length }) => length >= SHORTEST_COOKIE);
  }
  const [, scheme = '', credentials = value] = /^(\w+) +(.*)$/.exec(value) ?? [];
  if (scheme.toLowerCase() !== 'basic') {
    return [credentials];
  }
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  return [credentials, decoded, decoded.slice(decoded.indexOf(':') + 1)];
}

function userInfo(uri: string): string[] {
  const { username, password } = new URL(uri);
  if (password === '') {
    return [];
  }
  const decoded = decodedOrSame(password);
  return [decoded, Buffer.from(`${decodedOrSame(username)}:${decoded}`).toString('base64')];
}

function decodedOrSame(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function secretsOfJson(body: string, rules: ApiRules): string[] {
  const found: string[] = [];
  if (looksLikeJson(body)) {
    rewriteJson(body, {
      string: (value) => value,
      number: (number) => number,
      invalid: (part) => part,
      isKept: () => false,
      isSecret: (key) => isSecretName(key, rules),
      secret: (value) => {
        found.push(value);
        return value;
      },
    });
  }
  return found;
}
