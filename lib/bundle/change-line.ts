import type { Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import { tellingFirst, tellingOrder, type ChangeCounts, type Meaning } from '../model/index.ts';

/**
 * The answer in one line: “3 figures changed, 1 row removed; 4 trivial changes set aside”.
 * @param foremost what the change that means most is
 */
export function changeLine(locale: Locale, counts: ChangeCounts, foremost: Meaning | null = null): string {
  const t = reportWords(locale);
  const said = tellingFirst(counts, foremost).map((key) => t(key, { n: counts[key] }));
  if (foremost === 'page-gone') said.unshift(t('pageGone'));
  const telling = said.length > 0 ? said.join(', ') : t('noChange');
  return counts.trivial > 0 ? `${telling}; ${t('trivial', { n: counts.trivial })}` : telling;
}

/** Whether anything but trivial changes was found. */
export function hasChanged(counts: ChangeCounts): boolean {
  return tellingOrder.some((key) => counts[key] > 0);
}
