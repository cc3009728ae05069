import { normalize } from './cassette';
import type { Cassette, Interaction } from './cassette';
import type { EmulatedRequest } from './exchange';
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
    void readRequest(incoming)
      .then((request) => passOn(request, target))
      .then((interaction) => {
        const { status, headers, body } = interaction.response;
        // Links in the body lead to whoever answered; they must lead to the recorder.
        const text = body.string.replaceAll(target.replaceAll('/', '\\/'), server.url.replaceAll('/', '\\/'));
        interactions.push({ ...interaction, response: { status, headers, body: { string: text } } });
        response.writeHead(status.code, headersFor(headers)).end(text);
      })
      // What broke on the way breaks here too, and is not recorded.
      .catch(() => response.destroy());
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

async function passOn(request: EmulatedRequest, target: string): Promise<Interaction> {
  const { authorization, 'content-type': type } = request.headers;
  const body = request.method === 'GET' ? null : (request.body ?? null);
  const answer = await fetch(request.url.replace(/^http:\/\/[^/]+/, target), {
    method: request.method,
    headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
    body,
  });
  return {
    request: { method: request.method, uri: request.url, body, headers: {} },
    response: {
      status: { code: answer.status, message: answer.statusText },
      headers: Object.fromEntries([...answer.headers].map(([name, value]) => [name, [value]])),
      body: { string: await answer.text() },
    },
  };
}

/** Headers of the body as it came are not those of the body as it goes. */
function headersFor(headers: Interaction['response']['headers']): Record<string, string> {
  const told = Object.entries(headers).filter(([name]) => /^(content-type|x-|facebook-|www-)/.test(name));
  return Object.fromEntries(told.map(([name, [value = '']]) => [name, value]));
}
