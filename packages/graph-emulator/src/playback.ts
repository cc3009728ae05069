import { questionOf } from './cassette';
import type { Cassette, Interaction } from './cassette';
import { listen, readRequest } from './startServer';
import type { RunningServer } from './startServer';

/** A server that answers from a recording. */
export interface Playback extends RunningServer {
  /** Questions that the recording does not have. */
  readonly unmatched: readonly string[];
}

/**
 * Starts a server that answers from a recording. A question that was asked several times is answered in the order of
 * the recording, and then by its last answer; one that is not in it is an error, never a guess.
 *
 * @param cassette the recording
 * @param port 0 for any that is free
 * @returns its address, and what it could not answer
 */
export async function startPlayback(cassette: Cassette, port = 0): Promise<Playback> {
  const answers = new Map<string, Interaction['response'][]>();
  for (const { request, response } of cassette.interactions) {
    const question = questionOf(request.method, request.uri, request.body);
    answers.set(question, [...(answers.get(question) ?? []), response]);
  }
  const unmatched: string[] = [];
  const server: RunningServer = await listen((incoming, outgoing) => {
    void readRequest(incoming).then((request) => {
      const question = questionOf(
        request.method,
        request.url,
        request.method === 'GET' ? null : (request.body ?? null),
      );
      const left = answers.get(question) ?? [];
      const [response] = left;
      if (response === undefined) {
        unmatched.push(question);
        const message = `This question is not in the recording: ${question}`;
        outgoing
          .writeHead(500, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: { message, code: 2500 } }));
        return;
      }
      answers.set(question, left.length > 1 ? left.slice(1) : left);
      const body = response.body.string.replaceAll(
        'https:\\/\\/graph.facebook.com',
        server.url.replaceAll('/', '\\/'),
      );
      const { 'facebook-api-version': [version] = [] } = response.headers;
      outgoing
        .writeHead(response.status.code, {
          'content-type': 'application/json',
          ...(version && { 'facebook-api-version': version }),
        })
        .end(body);
    });
  }, port);
  return { ...server, unmatched };
}
