/** Where programs look for the proxy of a request, in either case. */
const VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

/**
 * Gives the passwords of the proxies that the environment names.
 *
 * @param environment looks up variables
 * @returns each as it stands in its address, and as it is
 */
export function proxySecrets(environment: { readonly get: (name: string) => string | undefined }): string[] {
  const addresses = VARIABLES.flatMap((name) => [name, name.toLowerCase()]).map(
    (name) => environment.get(name) ?? '',
  );
  const passwords = addresses.flatMap((address) => passwordOf(address));
  return [...new Set(passwords)];
}

function passwordOf(address: string): string[] {
  // The scheme may be missing.
  const [, written = ''] = /^(?:[\w+.-]+:\/\/)?[^:@/]*:([^@/]*)@/.exec(address) ?? [];
  return written === '' ? [] : [written, decoded(written)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
