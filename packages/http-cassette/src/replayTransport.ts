import type { Cassette } from './cassetteFile';
import { requestOf } from './interactionOf';
import { Replay } from './replay';
import type { ReplayOptions } from './replay';
import type { Transport } from './transport';

/**
 * Answers requests from a recording, without a network. A request that was sent several times is answered in the order of the
 * recording, and then by its last response. In a recording of another program, a request that is not in it is answered by one that
 * differs only in loose parameters.
 *
 * @returns the transport; it rejects with `missing` for a request that is not in the recording
 */
export function replayTransport(cassette: Cassette, options: ReplayOptions = {}): Transport {
  const replay = new Replay(cassette, options);
  return {
    send: async (request) => {
      const { status, headers, body } = replay.answer(requestOf(request));
      return {
        status: status.code,
        headers: Object.fromEntries(Object.entries(headers).map(([name, [value = '']]) => [name, value])),
        body: body.string,
      };
    },
    close: () => undefined,
  };
}
