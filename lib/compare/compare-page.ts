import { isStored, type CaptureRecord, type PageChange } from '../model/index.ts';
import { normalText } from './normal-text.ts';

/** The digest of a captured file of which nothing but its bytes was read; null for any other capture. */
function fileOf({ url, resources, limitations }: CaptureRecord): string | null {
  if (!limitations.some(({ code }) => code === 'file-not-read')) return null;
  return resources.filter(isStored).find((resource) => resource.url === url)?.sha256 ?? null;
}

/**
 * What changed of the page itself. A status or address that one capture does not know (null) is no change; a language
 * or canonical address that one page does not state is.
 */
export function comparePage(a: CaptureRecord, b: CaptureRecord): PageChange[] {
  const changes: PageChange[] = [];
  const say = (field: PageChange['field'], old: string | null, now: string | null): void => {
    if ((old === null ? null : normalText(old)) !== (now === null ? null : normalText(now))) {
      changes.push({ field, old, new: now });
    }
  };
  say('title', a.title, b.title);
  say('lang', a.lang, b.lang);
  if (a.http.status !== null && b.http.status !== null)
    say('status', String(a.http.status), String(b.http.status));
  if (a.finalUrl !== null && b.finalUrl !== null) say('finalUrl', a.finalUrl, b.finalUrl);
  say('canonicalUrl', a.canonicalUrl, b.canonicalUrl);
  const [file, other] = [fileOf(a), fileOf(b)];
  if (file !== null && other !== null) say('file', file, other);
  return changes;
}
