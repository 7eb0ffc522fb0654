import { isStored, type CaptureRecord, type Outline, type PageChange } from '../model/index.ts';
import { normalText } from './normal-text.ts';

/** The digest of a captured file of which nothing but its bytes was read; null for any other capture. */
function fileOf({ url, resources, limitations }: CaptureRecord): string | null {
  if (!limitations.some(({ code }) => code === 'file-not-read')) return null;
  return resources.filter(isStored).find((resource) => resource.url === url)?.sha256 ?? null;
}

/** The date that each page states. */
interface Dates {
  readonly a: Outline['date'];
  readonly b: Outline['date'];
}

/**
 * What changed of the page itself. A status, address or date that one capture does not know is no change; a language
 * or canonical address that one page does not state is.
 */
export function comparePage(a: CaptureRecord, b: CaptureRecord, dates: Dates): PageChange[] {
  const changes: PageChange[] = [];
  const say = (field: PageChange['field'], old: string | null, now: string | null): void => {
    if ((old === null ? null : normalText(old)) !== (now === null ? null : normalText(now))) {
      changes.push({ field, old, new: now });
    }
  };
  say('title', a.title, b.title);
  if (dates.a !== undefined && dates.b !== undefined) say('date', dates.a, dates.b);
  say('lang', a.lang, b.lang);
  if (a.http.status !== null && b.http.status !== null)
    say('status', String(a.http.status), String(b.http.status));
  if (a.finalUrl !== null && b.finalUrl !== null) say('finalUrl', a.finalUrl, b.finalUrl);
  say('canonicalUrl', a.canonicalUrl, b.canonicalUrl);
  const [file, other] = [fileOf(a), fileOf(b)];
  if (file !== null && other !== null) say('file', file, other);
  return changes;
}
