import type { SiteKind } from '../model/index.ts';

/** A site that Kuä knows: whose it is, where it is, and what on its pages is content. */
export interface SiteProfile {
  /** Written into records; never changes once captures carry it. */
  readonly id: string;
  readonly kind: Exclude<SiteKind, 'other'>;
  readonly country: 'KZ' | 'RU' | 'BY' | 'KG' | 'GE' | 'MD' | 'UA';
  readonly names: { readonly kk: string; readonly ru: string; readonly en: string };
  /** `example.kz` is that host alone; `*.example.kz` is the host and all below it, as in match patterns. */
  readonly hosts: readonly string[];
  /** CSS selectors of the main content, where the site's own markup is known. */
  readonly main?: readonly string[];
  /** CSS selectors of what changes without meaning anything: counters, tickers, weather. */
  readonly noise?: readonly string[];
}
