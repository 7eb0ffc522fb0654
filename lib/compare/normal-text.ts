// Words of ASCII, Cyrillic and its marks, one space apart: already normal, and nearly all there is.
const letters = '[!-~\\u0400-\\u0482\\u048a-\\u052f«»–—№]';
const normalAlready = new RegExp(`^(?:${letters}+(?: ${letters}+)*)?$`, 'u');
const invisible = /[\u00ad\u200b\u2060\ufeff]/gu;

/**
 * Text as compared: NFC, every run of white space one space, ends trimmed, characters without any shape
 * (soft hyphen, zero-width space, word joiner, BOM) left out. What is stored and shown stays as the page has it.
 */
export function normalText(text: string): string {
  if (normalAlready.test(text)) return text;
  return text.normalize('NFC').replace(invisible, '').replace(/\s+/gu, ' ').trim();
}
