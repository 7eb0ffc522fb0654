import { parseFigures } from './figure.ts';

/** The mark that groups thousands; null where it cannot be known. */
export type Mark = '.' | ',' | null;

const commaGroups = /\d,\s?\d{3},\s?\d{3}|,\d{3}\.\d|^\D*\d+\.(?:\d{1,2}|\d{4,})(?!\d)|^\D*0\.\d/u;
const pointGroups = /\d\.\d{3}\.\d{3}|\.\d{3},\d|^\D*\d+,\s?(?:\d{1,2}|\d{4,})(?!\d)|^\D*0,\d/u;

/**
 * What groups thousands in the cells of one column: `6,456,393` or `63.87` say the comma does, `1.234.567` or `71,09`
 * the point. Null when no cell says, or cells disagree.
 */
export function thousandsMark(texts: Iterable<string>): Mark {
  let comma = false;
  let point = false;
  for (const text of texts) {
    for (const figure of parseFigures(text).figures) {
      if (figure.ambiguous) continue;
      comma ||= commaGroups.test(figure.text);
      point ||= pointGroups.test(figure.text);
    }
  }
  if (comma === point) return null;
  return comma ? ',' : '.';
}
