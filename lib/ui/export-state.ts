import { formatDecimal } from '../i18n/index.ts';
import { locale, say } from './language.ts';

/** How many of a page's versions have left the device in a bundle: “exported”, “not exported”, “3 not exported”. */
export function exportState(total: number, unexported: number): string {
  if (unexported === 0) return say('versions.exported');
  if (unexported >= total) return say('versions.notExported');
  return say('versions.partExported', { n: unexported, unexported: formatDecimal(locale.value, unexported) });
}
