/** Ten thousand guesses a second: what some thousands of computers make at age's work factor, 2^18 of scrypt. */
export const guessesPerSecond = 10_000;

/** A word of a language, of a name or of a song is one of about this many, however long it is. */
const wordBits = 14;
const wordChars = 8;
const letterBits = 4.7;
const digitBits = 3.3;
const markBits = 4;
/** A year, or a day of one. */
const yearBits = 7;
const dateBits = 15;

/**
 * How many guesses a passphrase that a person thought of withstands, as a power of two, at the hands of somebody who knows
 * how people choose: letters that stand together are taken for words, digits for dates where they can be, and what
 * repeats or runs on counts once. It is an estimate that rather says too little; of a known quotation it says too much.
 */
export function guessBits(passphrase: string): number {
  const parts = passphrase.normalize('NFC').match(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]+/gu) ?? [];
  const seen = new Set<string>();
  let bits = 0;
  for (const part of parts) {
    const folded = part.toLowerCase();
    // A part said again is one more choice, not one more secret.
    bits += seen.has(folded) ? 1 : partBits(part);
    seen.add(folded);
  }
  return bits;
}

function partBits(part: string): number {
  const told = withoutRuns(part);
  if (/\p{L}/u.test(part)) {
    const capitals = part === part.toLowerCase() ? 0 : /^\p{Lu}[^\p{Lu}]*$|^\p{Lu}+$/u.test(part) ? 1 : 4;
    return Math.min(told * letterBits, wordBits * Math.ceil(told / wordChars)) + capitals;
  }
  if (!/\p{N}/u.test(part)) return told * markBits;
  if (/^(?:19|20)\d\d$/u.test(part)) return yearBits;
  const isDate = part.length === 6 || part.length === 8;
  return isDate ? Math.min(told * digitBits, dateBits) : told * digitBits;
}

/** How many characters there are when those that go on as the two before did (`aaa`, `1234`, `cba`) are left out. */
function withoutRuns(part: string): number {
  const points = Array.from(part, (character) => character.codePointAt(0) ?? 0);
  return points.filter((point, at) => {
    const [before = 0, earlier = 0] = [points[at - 1], points[at - 2]];
    const step = point - before;
    return at < 2 || Math.abs(step) > 1 || step !== before - earlier;
  }).length;
}
