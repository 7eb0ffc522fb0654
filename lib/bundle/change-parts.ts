import { lookAlikeWords, signed } from '../i18n/change-words.ts';
import type { Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { ValueChange } from '../model/index.ts';
import { html, type Html } from './html.ts';

/** ~~old~~ **new**, each only where there is one. */
export function oldAndNew(before: string | null, after: string | null): Html {
  const gone = before === null || before === '' ? null : html`<del>${before}</del> `;
  return html`${gone}${after === null || after === '' ? null : html`<ins>${after}</ins>`}`;
}

/** `−8.07 pp`, or why a figure is listed though its number is the same; empty where neither can be said. */
export function differenceOf(change: ValueChange, locale: Locale): string {
  const t = reportWords(locale);
  if (change.kind === 'format') return t('kindFormat');
  if (change.kind === 'look-alike') return lookAlikeWords(t('kindLookAlike'), change);
  if (change.kind === 'ambiguous') return t('kindAmbiguous');
  if (change.difference === null) return '';
  const number = signed(locale, change.difference);
  return change.unit === 'percent' ? `${number}\u00a0${t('points')}` : number;
}

/** Whether a cell's text is a number, to be set flush right. */
export function isNumeric(text: string): boolean {
  return /^[\s\p{Sc}+\-−–±]*\d[\d\s.,'’]*[%‰]?\s*$/u.test(text);
}

/** The figures that differ: where they stand, old, new, difference. */
export function figuresTable(figures: readonly ValueChange[], locale: Locale): Html {
  const t = reportWords(locale);
  const rows = figures.map(
    (one) =>
      html`<tr>
        <th scope="row"><bdi>${[one.row, one.column].filter(Boolean).join(' · ')}</bdi></th>
        <td class="number"><del>${one.old}</del></td>
        <td class="number"><ins>${one.new}</ins></td>
        <td class="number difference">${differenceOf(one, locale)}</td>
      </tr> `,
  );
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('place')}</th>
          <th scope="col" class="number">${t('was')}</th>
          <th scope="col" class="number">${t('is')}</th>
          <th scope="col" class="number">${t('difference')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
