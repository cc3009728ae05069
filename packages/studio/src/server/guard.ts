import type { IncomingHttpHeaders } from 'node:http';

/** Names under which a browser on this machine reaches the server. */
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** The parts of a request that say where it comes from. */
export interface Origins {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The port on which the server listens. */
  readonly port: number;
}

/**
 * Finds a reason to refuse a request before anything of it is read. `Host` must name this machine, or a page of another name
 * that resolves to 127.0.0.1 could read the answers (DNS rebinding). `Origin` must be the studio's own, and be there for
 * everything but reading, or any page could send a form here (CSRF).
 *
 * @returns the reason; undefined when there is none
 */
export function refusalOf({ method, headers, port }: Origins): string | undefined {
  const hosts = LOOPBACK_NAMES.map((name) => `${name}:${port}`);
  if (headers.host === undefined || !hosts.includes(headers.host)) {
    return 'The studio answers only at the address it printed';
  }
  const isReading = method === 'GET' || method === 'HEAD';
  return isOfOwnOrigin(headers, isReading) && isOfOwnSite(headers, isReading)
    ? undefined
    : 'The studio answers only its own page';
}

function isOfOwnOrigin({ host, origin }: IncomingHttpHeaders, isReading: boolean): boolean {
  return origin === undefined ? isReading : origin === `http://${host ?? ''}`;
}

/** What the browser itself says of where a request comes from, where it says it. */
function isOfOwnSite(headers: IncomingHttpHeaders, isReading: boolean): boolean {
  const site = headers['sec-fetch-site'];
  // A link on another page may lead here: that shows the page, which holds nothing without a session.
  const isNavigation = isReading && (site === 'none' || headers['sec-fetch-mode'] === 'navigate');
  return site === undefined || site === 'same-origin' || isNavigation;
}
