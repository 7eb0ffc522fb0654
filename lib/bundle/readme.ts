import { formatUtc, localeNames, locales, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { BagInput } from './bag-input.ts';
import { checkCommands, otsCommands, tokenCommands } from './commands.ts';
import type { NumberedAuthority } from './proofs.ts';

/** The proofs of time that a bundle holds. */
export interface HeldProofs {
  /** Those of which there is a token. */
  readonly authorities: readonly NumberedAuthority[];
  /** True if there is an OpenTimestamps proof. */
  readonly attested: boolean;
}

/** What there is in a bundle. */
export interface BundleContent {
  readonly captures: number;
  readonly hasWacz: boolean;
  readonly held: HeldProofs;
}

/** `README.txt`: how to read and check the bundle, what it shows and what not, in all languages, `input.locale` first. */
export function readme(input: BagInput, content: BundleContent): string {
  return inOrder(input.locale)
    .map((locale) => readmeIn(locale, input, content))
    .join(`\n${'-'.repeat(72)}\n\n`);
}

/** `keys/README.txt`: the number of the key, whose the certificates are, and that a key inside proves nothing by itself. */
export function keysReadme(input: BagInput, { authorities }: HeldProofs): string {
  return inOrder(input.locale)
    .map((locale) => {
      const t = reportWords(locale);
      const above = authorities.length > 0 ? `\n${t('keyAuthorities')}\n\n${listOf(authorities)}\n` : '';
      return `${t('keyNote')}\n${input.key.keyId}\n${t('showsNotPerson')}\n${above}`;
    })
    .join('\n');
}

function inOrder(first: Locale): readonly Locale[] {
  return [first, ...locales.filter((locale) => locale !== first)];
}

/** `- tsa1: https://tsa.example/` */
function listOf(authorities: readonly NumberedAuthority[]): string {
  return authorities.map(({ name, address }) => `- ${name}: ${address.replace(/\s+/gu, ' ')}`).join('\n');
}

/** Which bundles of others lie in it, and whose. */
function carriedIn({ imported = [] }: BagInput, t: ReturnType<typeof reportWords>): string {
  if (imported.length === 0) return '';
  const lines = imported.map(({ bundleId, keyId }) => `- data/imported/${bundleId}.zip: ${keyId}`);
  return `\n${t('importedTitle')}. ${t('importedLead')}\n\n${lines.join('\n')}\n`;
}

function readmeIn(locale: Locale, input: BagInput, { captures, hasWacz, held }: BundleContent): string {
  const t = reportWords(locale);
  const stamped = held.authorities.length > 0;
  const commands = [
    ...checkCommands,
    ...(stamped ? tokenCommands : []),
    ...(held.attested ? otsCommands : []),
  ];
  const seal = { time: formatUtc(input.at), key: input.key.keyId };
  const steps = commands.map(([says, command], index) => `${index + 1}. ${t(says)}\n\n    ${command}\n`);
  const shown = [
    t('showsUnchanged', seal),
    t('showsSigned'),
    t('showsLog'),
    ...(stamped ? [`${t('showsTokens')}\n\n${listOf(held.authorities)}\n`] : []),
    ...(held.attested ? [t('showsOts')] : []),
  ];
  return `${localeNames[locale].toUpperCase()}

${t('bundleTitle')}. ${t('lead', { n: captures })}
${t('sealed', seal)}
${t('bundleId')}: ${input.bundleId}

${t('readFirst')}
${hasWacz ? `\n${t('waczNote')}\n${t('waczCheck')}\n` : ''}${carriedIn(input, t)}
${t('checkTitle')}

${t('checkLead')}
${t('checkTools')}

${steps.join('\n')}
${t('checkFiles')}

${t('showsTitle')}

${shown.map((line) => `- ${line}`).join('\n')}

${t('showsNotTitle')}

- ${t('showsNotServer')}
- ${t(stamped || held.attested ? 'showsOtherTimes' : 'showsNotTime')}
- ${t('showsNotPerson')}

${t('helps')}
`;
}
