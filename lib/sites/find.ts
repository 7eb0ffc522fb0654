import { profiles } from './all.ts';
import type { SiteProfile } from './profile.ts';

function matches(listed: string, host: string): boolean {
  if (!listed.startsWith('*.')) return listed === host;
  return host === listed.slice(2) || host.endsWith(listed.slice(1));
}

/** The profile of the site an address belongs to, or null for a site Kuä does not know. */
export function profileFor(url: string): SiteProfile | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return null;
  // A host may be written with the dot of the DNS root: `inform.kz.` is `inform.kz`.
  const host = parsed.hostname.replace(/\.$/u, '');
  return profiles.find((profile) => profile.hosts.some((listed) => matches(listed, host))) ?? null;
}

/** The match patterns of one site, for asking permission. */
export function patternsOf(profile: SiteProfile): string[] {
  return profile.hosts.map((host) => `*://${host}/*`);
}

/** The match patterns of every site Kuä knows, or of one kind of them. */
export function sitePatterns(kind?: SiteProfile['kind']): string[] {
  return profiles.filter((profile) => kind === undefined || profile.kind === kind).flatMap(patternsOf);
}
