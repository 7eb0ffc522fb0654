import type { Outline } from '../../model/index.ts';
import { subtract } from '../decimal.ts';
import { proseFigures } from '../prose-figures.ts';
import { figureOfEntry, type Tally } from './counted.ts';
import type { Draft } from './draft.ts';
import { asOf } from './hour.ts';
import { placeOf, roleOf } from './recognise.ts';

const decimals = (value: string): number => value.split('.')[1]?.length ?? 0;

/** The same number as far as the less exact of the two is written. */
function agrees(a: string, b: string): boolean {
  const places = Math.min(decimals(a), decimals(b));
  return Math.abs(Number(a) - Number(b)) <= (decimals(a) === decimals(b) ? 0 : 0.5 * 10 ** -places + 1e-9);
}

/**
 * `headline`: the turnout in a title is one that the text under it gives, at the same hour.
 *
 * @param text  the figures of the text without the headings of the page
 */
export function headline(outline: Outline, text: readonly Tally[]): readonly Draft[] {
  const country = text.find(({ subject }) => subject.kind === 'whole');
  const body = country?.entries.filter(({ role, unit }) => role === 'turnout' && unit === 'percent') ?? [];
  if (!country || body.length === 0) return [];
  const tops = outline.blocks.filter(
    ({ hidden, kind, level }) => !hidden && kind === 'heading' && level === 1,
  );
  const titles = [outline.title, ...tops.map((block) => block.text)];
  for (const title of titles) {
    const hour = asOf(title);
    for (const { label, figure } of proseFigures(title)) {
      const ofTurnout = [label, title].some((name) =>
        ['turnout', 'received-ballots', 'participated'].includes(roleOf(name) ?? ''),
      );
      if (figure.unit !== 'percent' || figure.value === null || !ofTurnout || placeOf(title)) continue;
      const value = figure.value;
      const shown = body.filter((entry) => hour === null || entry.hour === null || entry.hour === hour);
      const [first] = shown;
      if (!first || shown.some((entry) => agrees(entry.value, value))) continue;
      return [
        {
          rule: 'headline',
          where: title,
          table: null,
          figures: [{ place: title, text: figure.text, value }, figureOfEntry(country, first)],
          values: { headline: value, body: first.value, difference: subtract(first.value, value) },
        },
      ];
    }
  }
  return [];
}
