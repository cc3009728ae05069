import type { Secrets } from '@keboola/component-ts-lite';
import type { Transport } from '../graph';
import { scrub } from './scrub';

/** Where a recording goes. */
export interface RecordingOptions {
  /** Takes the text of one interaction, in the order in which answers came. */
  readonly keep: (interaction: string) => void;
  /** What must not be kept; the tokens with which is asked are added. */
  readonly secrets: Secrets;
}

/**
 * Passes requests on and keeps what came, without tokens, secrets and ids. What did not come is not kept.
 *
 * @param transport the real HTTP
 * @param options where to, and what not
 * @returns the transport
 */
export function recordingTransport(transport: Transport, { keep, secrets }: RecordingOptions): Transport {
  return {
    send: async (request, signal) => {
      secrets.add((request.headers['authorization'] ?? '').replace(/^\w+ /, ''));
      const response = await transport.send(request, signal);
      const interaction = {
        request: { method: request.method, uri: request.url, body: request.body ?? null, headers: {} },
        response: {
          status: { code: response.status, message: '' },
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, [value]]),
          ),
          body: { string: response.body },
        },
      };
      keep(JSON.stringify(scrub(interaction, secrets)));
      return response;
    },
    close: () => transport.close(),
  };
}
