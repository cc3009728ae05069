import { normalize } from './cassette';
import type { Cassette, Interaction } from './cassette';
import { realNow } from './processTimers';
import { listen, readRequest } from './startServer';
import type { RunningServer } from './startServer';

/** A server that passes requests on and keeps what came. */
export interface Recorder extends RunningServer {
  /** What was recorded up to now, without secrets. */
  cassette(): Cassette;
}

/**
 * Starts a recorder in front of an API.
 *
 * @param target the API's root
 * @param port 0 for any that is free
 * @returns its address and the recording
 */
export async function startRecorder(target: string, port = 0): Promise<Recorder> {
  const interactions: Interaction[] = [];
  const server: RunningServer = await listen((incoming, response) => {
    void readRequest(incoming).then(async (request) => {
      const { authorization } = request.headers;
      const hasBody = request.method !== 'GET';
      const answer = await fetch(request.url.replace(/^http:\/\/[^/]+/, target), {
        method: request.method,
        headers: authorization === undefined ? {} : { authorization },
        ...(hasBody && { body: request.body ?? '' }),
      });
      // Links in the body lead to whoever answered; they must lead to the recorder.
      const text = (await answer.text()).replaceAll(
        target.replaceAll('/', '\\/'),
        server.url.replaceAll('/', '\\/'),
      );
      const headers = Object.fromEntries(answer.headers);
      const body = hasBody ? (request.body ?? null) : null;
      interactions.push({
        request: { method: request.method, uri: request.url, body, headers: {} },
        response: {
          status: { code: answer.status, message: answer.statusText },
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
          body: { string: text },
        },
      });
      response
        .writeHead(answer.status, { 'content-type': headers['content-type'] ?? 'application/json' })
        .end(text);
    });
  }, port);
  return {
    ...server,
    cassette: () => ({
      version: 1,
      _metadata: {
        recorded_at: new Date(realNow()).toISOString(),
        freeze_time: new Date(realNow()).toISOString(),
      },
      interactions: interactions.map((one) => normalize(one, server.url)),
    }),
  };
}
