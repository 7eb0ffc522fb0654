import { useEffect, useState } from 'preact/hooks';
import { parseRoute, type Route } from '../../lib/ui/route.ts';

/** The place the address names now; null for one that is none. A change of place begins at its top. */
export function useRoute(): Route | null {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const read = (): void => {
      setRoute(parseRoute(location.hash));
      scrollTo({ top: 0, behavior: 'instant' });
    };
    addEventListener('hashchange', read);
    return () => {
      removeEventListener('hashchange', read);
    };
  }, []);
  return route;
}
