const special = /[&<>\u00a0\r\0]/u;

/**
 * Text as HTML that parses back to the same text. A carriage return would be read as a line feed; a NUL, which parsers
 * drop in one place and replace in another, becomes U+FFFD everywhere.
 */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll('\0', '\u{fffd}')
    .replaceAll('&', '&amp;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Text as the value of a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  if (!/[&\u00a0<>\r"\n]/u.test(text)) return text;
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}

/** A comment's text such that nothing in it ends the comment (HTML, §13.1.6). */
export function commentText(text: string): string {
  const inner = text.replaceAll('--', '- -').replace(/^(?=-?>)/u, ' ');
  return /-$|<!-$|--!$/u.test(inner) ? `${inner} ` : inner;
}

/**
 * The text of a `<script>` or `<style>` such that no parser reads a tag or a comment in it, also one that takes the
 * element for SVG; `\3c ` is CSS for `<`.
 */
export function rawText(text: string): string {
  return text.replace(/<(?=[a-z/!?])/giu, '\\3c ').replaceAll('\0', '\u{fffd}');
}
