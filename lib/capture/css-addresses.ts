/** One address in a style sheet: where it stands in the text and what it is for. */
export interface CssAddress {
  /** The range of the whole `url(…)` or string token that is replaced. */
  readonly start: number;
  readonly end: number;
  /** As written, escapes resolved; not yet made absolute. */
  readonly address: string;
  readonly use: 'import' | 'font' | 'image';
  /** It stands in a custom property: browsers make it absolute where that is used, not where it is written. */
  readonly isMovable: boolean;
  /** Fetched with CORS by browsers (masks, shapes, filters), which file:// refuses; or read from elsewhere (`--x`). */
  readonly needsData: boolean;
}

const whitespace = /[\t\n\f\r ]/u;
const nameStart = /[a-z_\u0080-\u{10ffff}\\-]/iu;
const nameRun = /[\w\u0080-\u{10ffff}-]/u;
/** What browsers fetch with CORS, and custom properties, whose text may be used in another sheet or in the page. */
const inPlaceProperties = /^(?:--|(?:-webkit-)?(?:mask|clip-path|shape-outside|filter|backdrop-filter))/iu;

/** The character that an escape at `at` (a backslash) means, and where it ends (CSS Syntax 3, §4.3.7). */
function escapeAt(css: string, at: number): { text: string; end: number } {
  const hex = /^[0-9a-f]{1,6}/iu.exec(css.slice(at + 1, at + 7))?.[0];
  if (hex === undefined) {
    // An escaped line break, of one character or two, continues the line.
    const lineBreak = /^(?:\r\n|[\n\r\f])/u.exec(css.slice(at + 1, at + 3))?.[0];
    if (lineBreak !== undefined) return { text: '', end: at + 1 + lineBreak.length };
    const next = css.codePointAt(at + 1);
    const text = next === undefined ? '' : String.fromCodePoint(next);
    return { text, end: at + 1 + text.length };
  }
  const code = Number.parseInt(hex, 16);
  const valid = code !== 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
  let end = at + 1 + hex.length;
  if (whitespace.test(css[end] ?? '')) end += 1;
  return { text: valid ? String.fromCodePoint(code) : '\u{fffd}', end };
}

function stringAt(css: string, at: number): { text: string; end: number } | null {
  const quote = css[at];
  let text = '';
  let i = at + 1;
  while (i < css.length) {
    const c = css[i];
    if (c === quote) return { text, end: i + 1 };
    if (c === '\n' || c === '\r' || c === '\f') return null;
    if (c === '\\') {
      const escape = escapeAt(css, i);
      text += escape.text;
      i = escape.end;
    } else {
      text += c ?? '';
      i += 1;
    }
  }
  return { text, end: i };
}

/** The unquoted address after `url(` at `at`, or null for a bad one. */
function bareUrlAt(css: string, at: number): { text: string; end: number } | null {
  let text = '';
  let i = at;
  while (i < css.length) {
    const c = css[i] ?? '';
    if (c === ')') return { text: text.trim(), end: i + 1 };
    if (c === '"' || c === "'" || c === '(') return null;
    if (c === '\\') {
      const escape = escapeAt(css, i);
      text += escape.text;
      i = escape.end;
    } else {
      text += c;
      i += 1;
    }
  }
  return { text: text.trim(), end: i };
}

function skipSpace(css: string, at: number): number {
  let i = at;
  while (i < css.length && whitespace.test(css[i] ?? '')) i += 1;
  return i;
}

function nameAt(css: string, at: number): { text: string; end: number } {
  let text = '';
  let i = at;
  while (i < css.length) {
    const c = css[i] ?? '';
    if (c === '\\') {
      const escape = escapeAt(css, i);
      text += escape.text;
      i = escape.end;
    } else if (nameRun.test(c)) {
      text += c;
      i += 1;
    } else break;
  }
  return { text, end: Math.max(i, at + 1) };
}

function urlAt(css: string, open: number): { text: string; end: number } | null {
  const at = skipSpace(css, open);
  if (css[at] !== '"' && css[at] !== "'") return bareUrlAt(css, at);
  const quoted = stringAt(css, at);
  if (!quoted) return null;
  const close = skipSpace(css, quoted.end);
  return css[close] === ')' ? { text: quoted.text, end: close + 1 } : null;
}

/**
 * Every address in a style sheet or declaration list, in order, in one pass over the text (linear time).
 * Follows the tokens of CSS Syntax 3 as far as addresses need: comments, strings, escapes, `url(…)`, `@import "…"`,
 * `image-set("…")`. Addresses of namespaces and of `data:` and fragments alone are left out.
 */
export function cssAddresses(css: string): CssAddress[] {
  const found: CssAddress[] = [];
  let i = 0;
  let atRule = '';
  let property = '';
  let word = '';
  let imageSetDepth = 0;
  let depth = 0;
  const fontBlocks: boolean[] = [];
  const add = (start: number, end: number, address: string): void => {
    if (atRule === 'namespace' || address === '' || address.startsWith('#') || /^data:/iu.test(address))
      return;
    const inFont = fontBlocks.at(-1) === true;
    const use = atRule === 'import' ? 'import' : inFont ? 'font' : 'image';
    const isMovable = property.startsWith('--');
    found.push({ start, end, address, use, isMovable, needsData: inPlaceProperties.test(property) });
    // What follows an import's address are its conditions.
    if (atRule === 'import') atRule = '';
  };
  while (i < css.length) {
    const c = css[i] ?? '';
    if (c === '/' && css[i + 1] === '*') {
      const close = css.indexOf('*/', i + 2);
      i = close < 0 ? css.length : close + 2;
    } else if (c === '"' || c === "'") {
      const string = stringAt(css, i);
      const isAddress = atRule === 'import' || (imageSetDepth > 0 && depth === imageSetDepth);
      if (string && isAddress) add(i, string.end, string.text);
      i = string?.end ?? i + 1;
    } else if (c === '@') {
      const name = nameAt(css, i + 1);
      atRule = name.text.toLowerCase();
      i = name.end;
    } else if (nameStart.test(c)) {
      const name = nameAt(css, i);
      word = name.text;
      if (css[name.end] === '(') {
        const call = word.toLowerCase();
        const url = call === 'url' || call === 'src' ? urlAt(css, name.end + 1) : null;
        if (url) {
          add(i, url.end, url.text);
          i = url.end;
        } else {
          depth += 1;
          if (/^(?:-webkit-)?image-set$/u.test(call) && imageSetDepth === 0) imageSetDepth = depth;
          i = name.end + 1;
        }
      } else i = name.end;
    } else {
      if (c === '(') depth += 1;
      else if (c === ')') {
        if (depth === imageSetDepth) imageSetDepth = 0;
        depth = Math.max(0, depth - 1);
      } else if (c === ':') property = word;
      else if (c === '{') {
        fontBlocks.push(atRule === 'font-face');
        atRule = '';
        property = '';
      } else if (c === '}') {
        fontBlocks.pop();
        atRule = '';
        property = '';
      } else if (c === ';') {
        atRule = '';
        property = '';
      }
      i += 1;
    }
  }
  return found;
}

/** An address as a token of CSS, whatever stands in it. */
export function cssUrl(address: string): string {
  return `url("${address.replace(/["\\\n\r\f<]/gu, (c) => `\\${c.charCodeAt(0).toString(16)} `)}")`;
}

/** `css` with each address replaced by what `replace` answers for it: the text of a whole token, such as `url("x")`. */
export function replaceAddresses(css: string, replace: (address: CssAddress) => string): string {
  let out = '';
  let from = 0;
  for (const address of cssAddresses(css)) {
    out += css.slice(from, address.start) + replace(address);
    from = address.end;
  }
  return out + css.slice(from);
}

/**
 * The text of a style sheet as a browser decodes it (CSS Syntax 3, §3.2): byte order mark, then the charset of its
 * Content-Type, then `@charset` (whose UTF-16 means UTF-8), then the document's encoding.
 */
export function decodeCss(bytes: Uint8Array, contentType: string | null, documentCharset: string): string {
  const declared = /charset\s*=\s*"?([\w-]+)/iu.exec(contentType ?? '')?.[1];
  // Byte by byte: Firefox refuses content scripts a part of a typed array.
  let head = '';
  for (let i = 0; i < Math.min(bytes.length, 100); i += 1) head += String.fromCharCode(bytes[i] ?? 0);
  const rule = /^@charset "([^"]+)";/u.exec(head)?.[1]?.replace(/^utf-16(?:le|be)?$/iu, 'utf-8');
  for (const label of [declared, rule, documentCharset]) {
    if (label === undefined) continue;
    try {
      // A TextDecoder removes a UTF-8 mark by itself; a UTF-16 mark decides the encoding.
      const marked =
        bytes[0] === 0xff && bytes[1] === 0xfe
          ? 'utf-16le'
          : bytes[0] === 0xfe && bytes[1] === 0xff
            ? 'utf-16be'
            : bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
              ? 'utf-8'
              : label;
      return new TextDecoder(marked).decode(bytes);
    } catch {
      // An unknown label is passed over, as browsers do.
    }
  }
  return new TextDecoder().decode(bytes);
}
