import type { Locale } from '../../i18n/index.ts';
import { verifyWords } from '../../i18n/verify/index.ts';
import type { Finding } from './findings.ts';
import { leavesUnchecked, type Verdict } from './verdict.ts';

/** The verdict in one or two sentences: whether it holds, all of it or as far as it was checked, and by whose key. */
export function verdictAnswer(
  { holds, key, checks }: Pick<Verdict, 'holds' | 'key' | 'checks'>,
  locale: Locale,
): string {
  const say = verifyWords(locale);
  if (!holds) return say('verdict.fails');
  const byKey = say(`verdict.${key}`);
  if (leavesUnchecked(checks)) return `${say('verdict.partly')} ${byKey}`;
  // By a key that nobody knows it is not said to hold.
  return key === 'unknown' ? byKey : `${say('verdict.whole')} ${byKey}`;
}

/** What was noticed, in a sentence, with the file before it. */
export function findingText({ code, path, detail }: Finding, locale: Locale): string {
  const words = verifyWords(locale)(`finding.${code}`, { detail: detail ?? '' });
  return path === null ? words : `${path}: ${words}`;
}
