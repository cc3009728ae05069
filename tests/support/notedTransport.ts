import type { Transport } from '../../src/graph';

type HttpRequest = Parameters<Transport['send']>[0];

/** HTTP with a list of what was sent. */
export interface NotedTransport extends Transport {
  readonly sent: readonly HttpRequest[];
  /** The paths of the requests, with the API's version. */
  readonly paths: readonly string[];
}

/** Notes what is sent. */
export function notedTransport(transport: Transport): NotedTransport {
  const sent: HttpRequest[] = [];
  const paths: string[] = [];
  return {
    sent,
    paths,
    send: (request, signal) => {
      sent.push(request);
      paths.push(new URL(request.url).pathname);
      return transport.send(request, signal);
    },
    close: () => transport.close(),
  };
}
