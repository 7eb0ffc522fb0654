/** A style sheet's address as rewritten sheets have it. */
const address = /url\("(?:[^"\\]|\\[^])*"\)/gu;

/**
 * True if a rewritten style sheet differs from what was received in its addresses alone. It does not where scripts had
 * edited the sheet, where its letters are not UTF-8, or where it asks for states that a page for reading cannot be in.
 */
export function differsInAddressesAlone(received: Uint8Array, rewritten: string): boolean {
  const text = new TextDecoder().decode(received).replace(/^@charset "[^"]*";/iu, '');
  if (text.includes('\u{fffd}')) return false;
  const kept = rewritten.split(address);
  const [first = ''] = kept;
  const last = kept.length > 1 ? (kept.at(-1) ?? '') : '';
  if (kept.length === 1) return text === rewritten;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of kept.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
