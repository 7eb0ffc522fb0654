/** The upper half of windows-1251 that a Russian page needs besides А–я, by byte. */
const OTHERS: Readonly<Record<string, number>> = {
  Ё: 0xa8,
  ё: 0xb8,
  '«': 0xab,
  '»': 0xbb,
  '–': 0x96,
  '—': 0x97,
  '№': 0xb9,
  '©': 0xa9,
  '\u00a0': 0xa0,
};

/** Encode a Russian page as windows-1251; a character it does not have becomes a character reference. */
export function windows1251(page: string): Buffer {
  return Buffer.from(
    Array.from(page).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      if (code >= 0x410 && code <= 0x44f) return [code - 0x410 + 0xc0];
      const byte = OTHERS[character];
      return byte === undefined ? [...Buffer.from(`&#${code};`)] : [byte];
    }),
  );
}
