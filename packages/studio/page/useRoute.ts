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
