import type { Interaction } from '../cassetteFile';

/** What matters of an interaction in a test. */
export interface Given {
  readonly uri?: string;
  readonly method?: string;
  readonly body?: string | null;
  readonly requestHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly code?: number;
  readonly response?: string;
}

/** Makes an interaction, a GET with an empty object as its response unless it is given otherwise. */
export function interaction(given: Given): Interaction {
  return {
    request: {
      method: given.method ?? 'GET',
      uri: given.uri ?? 'http://127.0.0.1:4000/v1/17841400000000001/media?fields=id',
      body: given.body ?? null,
      headers: given.requestHeaders ?? {},
    },
    response: {
      status: { code: given.code ?? 200, message: '' },
      headers: given.headers ?? {},
      body: { string: given.response ?? '{}' },
    },
  };
}
