const quoted = String.raw`"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'`;
/** What names a file: `url(…)`, or the text after `@import`. */
const address = new RegExp(
  String.raw`url\((?:${quoted}|[^"'()\\]|\\[^])*\)|(?<=@import\s?)(?:${quoted})`,
  'giu',
);

/**
 * True if a rewritten style sheet is known to differ from what was received in its addresses alone. It does not where
 * scripts had edited the sheet, where its letters are not UTF-8, or where it asks for states that a page for reading
 * cannot be in.
 */
export function differsInAddressesAlone(received: Uint8Array, rewritten: string): boolean {
  const text = new TextDecoder().decode(received).replace(/^@charset "[^"]*";/iu, '');
  return !text.includes('\u{fffd}') && withoutAddresses(text) === withoutAddresses(rewritten);
}

function withoutAddresses(css: string): string {
  return css.replace(address, 'url()');
}
