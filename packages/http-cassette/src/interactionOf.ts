import type { Interaction } from './cassetteFile';
import type { HttpRequest, HttpResponse } from './transport';

/** A request as recordings have it, before anything is taken out of it. */
export function requestOf({ method, url, headers, body }: HttpRequest): Interaction['request'] {
  return { method, uri: url, body: body ?? null, headers: headerLists(headers) };
}

/** A request and its response as recordings have them, before anything is taken out of them. */
export function interactionOf(request: HttpRequest, response: HttpResponse): Interaction {
  return {
    request: requestOf(request),
    response: {
      status: { code: response.status, message: '' },
      headers: headerLists(response.headers),
      body: { string: response.body },
    },
  };
}

function headerLists(headers: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]));
}
