import type { Transport } from '../graph';
import { scrub } from './scrub';

/** Where a recording goes. */
export interface RecordingOptions {
  /** Takes the text of one interaction, in the order in which answers came. */
  readonly keep: (interaction: string) => void;
}

/**
 * Passes requests on and keeps what came, without tokens, secrets and ids. What did not come is not kept.
 *
 * @param transport the real HTTP
 * @param options where to
 * @returns the transport
 */
export function recordingTransport(transport: Transport, { keep }: RecordingOptions): Transport {
  const tokens = new Set<string>();
  return {
    send: async (request, signal) => {
      tokens.add((request.headers['authorization'] ?? '').replace(/^\w+ /, ''));
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
      keep(JSON.stringify(scrub(interaction, tokens)));
      return response;
    },
    close: () => transport.close(),
  };
}
