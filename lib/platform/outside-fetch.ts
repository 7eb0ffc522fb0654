import { fetchBytes, isPrivateHost, type Fetched } from '../capture/index.ts';
import { holds, patternOf } from './permissions.ts';

/**
 * Fetch with Kuä's own permission what the page itself may not read (no CORS). Without cookies. What a public page
 * names in the person's own network is not asked for, and where a public address leads there, what it answers is not
 * read.
 *
 * @returns null where Kuä has no permission for the address
 */
export async function fetchOutside(
  url: string,
  pageUrl: string,
  ended: AbortSignal,
): Promise<Fetched | null> {
  const target = URL.parse(url);
  const page = URL.parse(pageUrl);
  if (!target || !page || !/^https?:$/u.test(target.protocol)) return { url, error: 'unreachable' };
  const isForeign = (host: string): boolean => isPrivateHost(host) && !isPrivateHost(page.hostname);
  if (isForeign(target.hostname)) return { url, error: 'private-address' };
  if (!(await holds([patternOf(target.origin)]))) return null;
  const fetched = await fetchBytes(url, { cache: 'force-cache', credentials: 'omit' }, ended, (response) =>
    isForeign(URL.parse(response.url)?.hostname ?? '') ? 'private-address' : null,
  );
  return 'error' in fetched ? fetched : { ...fetched, outside: true };
}
