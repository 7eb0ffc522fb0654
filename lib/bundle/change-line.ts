import type { Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import { tellingOrder, type ChangeCounts } from '../model/index.ts';

/** The answer in one line: “3 figures changed, 1 row removed; 4 trivial changes set aside”. */
export function changeLine(locale: Locale, counts: ChangeCounts): string {
  const t = reportWords(locale);
  const said = tellingOrder.filter((key) => counts[key] > 0).map((key) => t(key, { n: counts[key] }));
  const telling = said.length > 0 ? said.join(', ') : t('noChange');
  return counts.trivial > 0 ? `${telling}; ${t('trivial', { n: counts.trivial })}` : telling;
}

/** Whether anything but trivial changes was found. */
export function hasChanged(counts: ChangeCounts): boolean {
  return tellingOrder.some((key) => counts[key] > 0);
}
