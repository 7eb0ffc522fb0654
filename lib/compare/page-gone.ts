import type { Comparison } from '../model/index.ts';

const gone: ReadonlySet<string> = new Set(['404', '410']);
const notThere =
  /\b404\b|\b410\b|not found|no longer (?:exists|available)|does(?:n.t| not) exist|object moved|moved permanently|не найден|не существует|удалена|перемещена|табылмады|табылған жоқ|жойылған|не знайдено/iu;
const longestNotice = 160;
const fewestLost = 3;

/**
 * Whether the page that was there is no more: the server says so (404, 410), or in its place, under another title,
 * stands a notice that does.
 */
export function isPageGone({ page, text, tables }: Pick<Comparison, 'page' | 'text' | 'tables'>): boolean {
  const status = page.find(({ field }) => field === 'status');
  if (status) {
    if (gone.has(status.new ?? '')) return true;
    if (gone.has(status.old ?? '')) return false;
  }
  const lost =
    text.filter(({ change }) => change === 'removed').length + tables.filter(({ b }) => b === null).length;
  const come = text.filter(({ change }) => change === 'added' || change === 'changed');
  if (lost < fewestLost || lost < come.length * 2) return false;
  const title = page.find(({ field }) => field === 'title');
  if (!title) return false;
  return [title.new ?? '', ...come.map((sentence) => sentence.new ?? '')].some(
    (words) => words.length <= longestNotice && notThere.test(words),
  );
}
