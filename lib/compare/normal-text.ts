// ASCII, Cyrillic and its marks, without the marks that combine: nearly all there is.
const usual = '!-~\\u0400-\\u0482\\u048a-\\u052f«»–—№';
// Such words, one space apart: already normal.
const normalAlready = new RegExp(`^(?:[${usual}]+(?: [${usual}]+)*)?$`, 'u');
const invisible = /[\u00ad\u200b\u2060\ufeff]/gu;

/** Stands between texts that are looked at together. */
const mark = '\u0001';
const notNormal = new RegExp(`[^${usual} ${mark}]|[ ${mark}] | ${mark}`, 'u');

/**
 * Text as compared: NFC, every run of white space one space, ends trimmed, characters without any shape
 * (soft hyphen, zero-width space, word joiner, BOM) left out. What is stored and shown stays as the page has it.
 */
export function normalText(text: string): string {
  if (normalAlready.test(text)) return text;
  return text.normalize('NFC').replace(invisible, '').replace(/\s+/gu, ' ').trim();
}

/** Each text as compared (`normalText`). Many are looked at together, for that costs less than one by one. */
export function normalTexts(texts: readonly string[]): readonly string[] {
  return notNormal.test(mark + texts.join(mark) + mark) ? texts.map(normalText) : texts;
}
