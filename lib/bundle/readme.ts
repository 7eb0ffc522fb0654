import { formatUtc, localeNames, locales, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { BagInput } from './bag-input.ts';
import { checkCommands } from './commands.ts';

/** What there is in a bundle. */
export interface BundleContent {
  readonly captures: number;
  readonly hasWacz: boolean;
}

/** `README.txt`: how to read and check the bundle, what it shows and what not, in all languages, `input.locale` first. */
export function readme(input: BagInput, content: BundleContent): string {
  return inOrder(input.locale)
    .map((locale) => readmeIn(locale, input, content))
    .join(`\n${'-'.repeat(72)}\n\n`);
}

/** `keys/README.txt`: the number of the key and that a key inside a bundle proves nothing by itself. */
export function keysReadme(input: BagInput): string {
  return inOrder(input.locale)
    .map((locale) => {
      const t = reportWords(locale);
      return `${t('keyNote')}\n${input.key.keyId}\n${t('showsNotPerson')}\n`;
    })
    .join('\n');
}

function inOrder(first: Locale): readonly Locale[] {
  return [first, ...locales.filter((locale) => locale !== first)];
}

function readmeIn(locale: Locale, input: BagInput, { captures, hasWacz }: BundleContent): string {
  const t = reportWords(locale);
  const seal = { time: formatUtc(input.at), key: input.key.keyId };
  const steps = checkCommands.map(([says, command], index) => `${index + 1}. ${t(says)}\n\n    ${command}\n`);
  return `${localeNames[locale].toUpperCase()}

${t('bundleTitle')}. ${t('lead', { n: captures })}
${t('sealed', seal)}
${t('bundleId')}: ${input.bundleId}

${t('readFirst')}
${hasWacz ? `\n${t('waczNote')}\n${t('waczCheck')}\n` : ''}
${t('checkTitle')}

${t('checkLead')}
${t('checkTools')}

${steps.join('\n')}
${t('checkFiles')}

${t('showsTitle')}

- ${t('showsUnchanged', seal)}
- ${t('showsSigned')}
- ${t('showsLog')}

${t('showsNotTitle')}

- ${t('showsNotServer')}
- ${t('showsNotTime')}
- ${t('showsNotPerson')}

${t('helps')}
`;
}
