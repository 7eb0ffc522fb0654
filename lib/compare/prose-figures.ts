import { type Figure, figureOf } from './figure.ts';
import { L, twoLetters } from './letters.ts';
import { type NumberToken, scanNumbers } from './scan-numbers.ts';

/** A figure in running text with the words that name it: `по Туркестанской области` – `49,14 %`. */
export interface NamedFigure {
  readonly label: string;
  readonly figure: Figure;
}

const longestLabel = 8;
const separator = new RegExp(`[;,:\\n•|]|(?<=[${L}]{4}|[)»”])\\.(?=\\s)`, 'gu');
const beforeName = /[\s.,;:–—=()»”'%*•|/-]/u;
const afterName = /[\s.,;:–—=(«“„'*•|/-]/u;
const caseEnding = new RegExp(`^[-‑][${L}]{1,5}(?![${L}])`, 'u');

/** A name without the marks around it; the quotes and the bracket that belong to it stay. */
function bare(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && beforeName.test(text[from] ?? '')) from += 1;
  while (to > from && afterName.test(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
}

/** The part of `text` that names what stands after it: what follows its last separator with a word behind it. */
function nearestName(text: string): string {
  const cuts = [0];
  separator.lastIndex = 0;
  while (separator.test(text)) cuts.push(separator.lastIndex);
  let to = text.length;
  for (const cut of cuts.toReversed()) {
    if (twoLetters.test(text.slice(cut, to)))
      return bare(text.slice(cut)).split(/\s+/u).slice(-longestLabel).join(' ');
    to = cut;
  }
  return '';
}

/** The words after a figure up to the next separator, for lists that put the figure first. */
function nameAfter(text: string): string {
  const from = Math.max(0, text.search(/[^\s–—:=-]/u));
  const stop = text.slice(from).search(/[;,\n•|]/u);
  const name = bare(stop < 0 ? text : text.slice(0, from + stop));
  return twoLetters.test(name) ? name.split(/\s+/u).slice(0, longestLabel).join(' ') : '';
}

/**
 * The figures of a sentence in order. A label is the words before its figure, after the figure before that, a separator,
 * a date or an hour; a figure with none of its own shares the label of the one right before it (`512 (71,09 %)`).
 */
export function proseFigures(sentence: string): readonly NamedFigure[] {
  const tokens = scanNumbers(sentence);
  const named: NamedFigure[] = [];
  let from = 0;
  let previous = '';
  let figureFirst = false;
  tokens.forEach((token: NumberToken, at) => {
    if (token.kind === 'date' || token.kind === 'time') {
      const clause = sentence.slice(from, token.start);
      // What stands before an hour names the figure only if nothing stands between the two.
      const next = tokens[at + 1];
      if (!twoLetters.test(sentence.slice(token.end, next?.start ?? token.end)) && twoLetters.test(clause))
        return;
      from = token.end + (caseEnding.exec(sentence.slice(token.end, token.end + 8))?.[0].length ?? 0);
      return;
    }
    if (token.kind !== 'figure') return;
    const before = nearestName(sentence.slice(from, token.start));
    const after = nameAfter(sentence.slice(token.end, tokens[at + 1]?.start));
    if (named.length === 0) figureFirst = before === '';
    const label = figureFirst ? after : before || previous;
    named.push({ label, figure: figureOf(sentence, token) });
    from = token.end;
    previous = label;
  });
  return named;
}
