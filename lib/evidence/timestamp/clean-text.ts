import { timestampLimits } from './limits.ts';

const most = timestampLimits.textLength;

/** Text of others as a report may show it: on one line, without what turns or hides, and cut. */
export function cleanText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  // A cut may fall between the halves of a surrogate pair.
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`;
}
