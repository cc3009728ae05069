import { useEffect, useState } from 'preact/hooks';
import { parseRoute } from './route';
import type { Route } from './route';

/** The route, and each new one. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onChange = (): void => setHash(location.hash);
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return parseRoute(hash);
}

/** Goes to an address; `replace` leaves no step in the history. */
export function go(href: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') {
    location.hash = href;
  } else {
    history.replaceState(undefined, '', href);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}
