import { useSyncExternalStore } from 'preact/compat';
import { parseRoute } from './route';
import type { Route } from './route';

/** The route, and each new one, also where the address changed while the page was starting. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(onNavigation, () => location.hash));
}

function onNavigation(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
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
