import type { Secrets } from '@keboola/component-ts-lite';
import type { Interaction } from './cassette';
import { API, SECRET_NAMES, scrubText, type Unkept } from './scrubText';

/** Headers that say something of the API; the others change from run to run. */
const KEPT_HEADERS = [
  'content-type',
  'facebook-api-version',
  'retry-after',
  'x-app-usage',
  'x-business-use-case-usage',
];

/**
 * Takes out of an interaction what must not be kept; see `scrubText`. The token is no part of what is kept at all.
 *
 * @param interaction as it went over the wire
 * @param secrets known so far, the token with which was asked among them
 * @returns what may be kept
 */
export function scrub(interaction: Interaction, secrets: Secrets): Interaction {
  const { request, response } = interaction;
  const { origin, pathname, search } = new URL(request.uri);
  const unkept = { origin, secrets };
  const params = scrubParams(search, unkept);
  return {
    request: {
      method: request.method,
      uri: `${API}${scrubText(pathname, unkept)}${params === '' ? '' : `?${params}`}`,
      body: request.body === null ? null : scrubParams(request.body, unkept),
      headers: {},
    },
    response: {
      status: response.status,
      headers: Object.fromEntries(
        Object.entries(response.headers)
          .filter(([name]) => KEPT_HEADERS.includes(name))
          .map(([name, values]) => [name, values.map((value) => scrubText(value, unkept))]),
      ),
      body: { string: scrubText(response.body.string, unkept) },
    },
  };
}

function scrubParams(text: string, unkept: Unkept): string {
  const params = [...new URLSearchParams(text)]
    .filter(([name]) => !SECRET_NAMES.has(name))
    .map(([name, value]): [string, string] => [name, scrubText(value, unkept)]);
  return new URLSearchParams(params).toString();
}
