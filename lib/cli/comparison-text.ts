import type { ComparedVersions } from '../bundle/index.ts';
import { foremostOf } from '../compare/index.ts';
import { loadCatalog } from '../i18n/catalogs/index.ts';
import { comparisonText } from '../i18n/comparison-text.ts';
import { type Locale, translator } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import { plain } from './plain.ts';

/** Two versions for a person: the answer in one line, which they are, what makes it up beneath it. */
export async function versionsText(versions: ComparedVersions, locale: Locale): Promise<string> {
  const { url, from, to, comparison } = versions;
  const say = translator(locale, await loadCatalog(locale));
  const text = comparison
    ? comparisonText(comparison, foremostOf(comparison), { locale, say })
    : `${url}\n${from} → ${to}: ${verifyWords(locale)('compare.noText')}`;
  return text.trimEnd().split('\n').map(plain).join('\n');
}
