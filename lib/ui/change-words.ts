import { formatDecimal, type Locale } from '../i18n/index.ts';
import {
  tellingFirst,
  type ChangeCounts,
  type ChangeSummary,
  type Meaning,
  type ValueChange,
} from '../model/index.ts';
import { locale, say } from './language.ts';

/** A difference with its sign: `−8.07`, `+1,000`. */
export function signed(spoken: Locale, difference: string): string {
  const zero = /^[-+]?0*(?:\.0*)?$/u.test(difference);
  const bare = difference.replace(/^\+/u, '');
  return formatDecimal(spoken, bare.startsWith('-') || zero ? bare : `+${bare}`);
}

/** What a change comes to: `−8.07 pp`, or in words where it is not a difference of numbers; null where nothing is to say. */
export function differenceWords(change: ValueChange): string | null {
  switch (change.kind) {
    case 'number': {
      if (change.difference === null) return null;
      const difference = signed(locale.value, change.difference);
      return change.unit === 'percent' ? say('change.points', { difference }) : difference;
    }
    case 'text':
      return null;
    default:
      return say(`change.${change.kind}`);
  }
}

/**
 * What changed, most telling first: “3 figures changed”, “1 row removed”. Empty if nothing did.
 * @param foremost what the change that means most is
 */
export function countWords(counts: ChangeCounts, foremost: Meaning | null = null): string[] {
  const words = tellingFirst(counts, foremost).map((name) => say(`count.${name}`, { n: counts[name] }));
  return foremost === 'page-gone' ? [say('count.pageGone'), ...words] : words;
}

/** The answer in one line: “3 figures changed, 1 row removed; 4 trivial changes set aside”. */
export function answerLine(counts: ChangeCounts, foremost: Meaning | null = null): string {
  const words = countWords(counts, foremost);
  const told = words.length === 0 ? say('count.nothing') : words.join(', ');
  return counts.trivial === 0 ? told : `${told}; ${say('count.trivial', { n: counts.trivial })}`;
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
