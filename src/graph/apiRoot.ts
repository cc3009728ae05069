/** How the address of the API is judged. */
export interface ApiRootOptions {
  /** The login's own address, for the message. */
  readonly example: string;
  /** Whether the token may go over the network in clear text: an API of one's own in a network of one's own. */
  readonly isInsecureAllowed: boolean;
}

/**
 * Says why an address cannot be the root of the API, without repeating it: a mistyped one may contain a password.
 *
 * @returns undefined for an address that can
 */
export function apiRootProblem(
  root: string,
  { example, isInsecureAllowed }: ApiRootOptions,
): string | undefined {
  const url = URL.canParse(root) ? new URL(root) : undefined;
  if (url !== undefined && url.username + url.password !== '') {
    return 'GRAPH_API_URL must not contain a user name or a password';
  }
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return `GRAPH_API_URL is not an address such as '${example}'`;
  }
  return url.protocol === 'https:' || isInsecureAllowed || isThisMachine(url.hostname)
    ? undefined
    : 'GRAPH_API_URL begins with http://, so the access token would go over the network in clear text; use https://, or set GRAPH_API_INSECURE=1 in a network of your own';
}

/** Tells whether a host is this machine, as URLs write it. */
export function isThisMachine(hostname: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
