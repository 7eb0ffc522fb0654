import type { Noise } from '../model/index.ts';
import { isCalendarLeaf } from './calendar-words.ts';
import { speaksOfElection } from './election-words.ts';

/** Words by which a counter of visitors says what it counts. */
export const visitors =
  /посетит|посещ|просмотр|визит|хостов|хиты|на сайте|онлайн|online|visit|view|hits|қаралым|қараған|кірген|келуші/iu;

/** Words and signs of a weather report. */
export const weather = /погод|ауа райы|weather|[°º]\s*[CFС]?/iu;

/** Currencies, by code, sign or name. */
export const currency =
  /\b(?:USD|EUR|RUB|RUR|KZT|CNY|GBP|BYN|KGS|UAH|GEL|MDL)\b|[$€₽₸¥£₴₾]|доллар|евро(?!п)|рубл|тенге|юан|теңге|рубль/iu;

/**
 * Whether what is called so may be such a widget, by what it says: a name alone is given to anything (`counter` to the
 * number of those who voted).
 *
 * @param text all that stands in it
 */
export function maySpeakAs(noise: Noise, text: string): boolean {
  if (speaksOfElection(text)) return false;
  switch (noise) {
    case 'calendar':
      return isCalendarLeaf(text);
    case 'clock':
      return /(?<!\d)\d{1,2}\s*:\s*\d\d/u.test(text);
    case 'counter':
      return /\d/u.test(text) && visitors.test(text);
    case 'weather':
      return weather.test(text);
    case 'rates':
      return /\d/u.test(text) && currency.test(text);
    default:
      return true;
  }
}
