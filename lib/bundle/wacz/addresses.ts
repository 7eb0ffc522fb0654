import { withoutFragment } from '../../model/index.ts';
import { waczLimits } from './limits.ts';

/**
 * The address under which a record of a WARC holds what the web has at `url`, without fragment; null for what is not of
 * the web (`blob:`, `about:`) or too long. It is ASCII without white space, as `URL` writes addresses.
 */
export function webAddress(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  if (!parsed || !/^https?:$/u.test(parsed.protocol)) return null;
  const address = withoutFragment(parsed.href);
  return address.length <= waczLimits.addressChars && /^[\x21-\x7e]+$/u.test(address) ? address : null;
}

/**
 * The key that an address is sorted and looked up by (SURT), as ReplayWeb.page makes it (warcio.js, `getSurt`): host
 * from the top down without `www`, lower case, parameters sorted. Other addresses are their own key.
 */
export function surt(address: string): string {
  if (!/^https?:/u.test(address)) return address;
  const url = URL.parse(address.replace(/^(https?:\/\/)www\d*\./u, '$1').toLowerCase());
  if (!url) return address;
  const host = url.hostname.split('.').toReversed().join(',');
  const port = url.port === '' ? '' : `:${url.port}`;
  const query = url.search === '' ? '' : `?${url.search.slice(1).split('&').toSorted().join('&')}`;
  return `${host}${port})${url.pathname}${query}`;
}

/**
 * The time that all records of a capture bear. WARC wants one for what belongs to one event (WARC 1.1, §5.4), and an index
 * has whole seconds: were records more exact, players would look for a repeat's original after its time.
 */
export function recordTime(startedAt: string): string {
  return `${startedAt.slice(0, 19)}Z`;
}

/** A record's time as an index has it, 14 digits. */
export function indexTime(time: string): string {
  return time.replace(/\D/gu, '').slice(0, 14);
}
