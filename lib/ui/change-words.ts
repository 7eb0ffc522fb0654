import * as words from '../i18n/change-words.ts';
import type { ChangeCounts, ChangeSummary, Meaning, ValueChange } from '../model/index.ts';
import { locale, say } from './language.ts';

export { signed } from '../i18n/change-words.ts';

const spoken = (): words.Speaker => ({ locale: locale.value, say });

/** What a change comes to, in the language spoken now; null where nothing is to say. */
export function differenceWords(change: ValueChange): string | null {
  return words.differenceWords(spoken(), change);
}

/** A difference in per cent of what was, in the language spoken now; null where that says nothing. */
export function relativeWords(change: ValueChange): string | null {
  return words.relativeWords(locale.value, change);
}

/** What changed, most telling first, in the language spoken now. Empty if nothing did. */
export function countWords(counts: ChangeCounts, foremost: Meaning | null = null): string[] {
  return words.countWords(spoken(), counts, foremost);
}

/** The answer in one line, in the language spoken now. */
export function answerLine(counts: ChangeCounts, foremost: Meaning | null = null): string {
  return words.answerLine(spoken(), counts, foremost);
}

/** The most telling change alone where it is one of figures, else the first two: “1 sentence added, 1 removed”. */
export function tellingWords(counts: ChangeCounts, foremost: Meaning | null = null): string {
  const isTold = counts.figures > 0 || foremost === 'page-gone';
  return countWords(counts, foremost)
    .slice(0, isTold ? 1 : 2)
    .join(', ');
}

/** One version against the one before, short: “Turkistan 49.14 → 41.07 (−8.07)”, “unchanged”, “first”. */
export function summaryLine({
  change,
  previous,
}: {
  readonly change: ChangeSummary | null;
  readonly previous: string | null;
}): string {
  if (change === null) return say(previous === null ? 'summary.first' : 'summary.notCompared');
  const { headline, counts, foremost = null } = change;
  if (headline === null) {
    return tellingWords(counts, foremost) || say('summary.unchanged');
  }
  const difference = differenceWords(headline);
  const place = headline.row === '' ? headline.column : headline.row;
  const told = `${place} ${headline.old} → ${headline.new}`.trim();
  return difference === null ? told : `${told} (${difference})`;
}
