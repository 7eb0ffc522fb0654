import { bareFamily, loadedFaces } from './loaded-faces.ts';
import type { SheetRules } from './live-sheets.ts';

/** Fonts that scripts gave the page (CSS Font Loading 3, §3), which no style sheet names. */
export interface ScriptFonts {
  /** `@font-face` rules for those whose file the page's own requests tell. */
  readonly css: string;
  /** Families whose file nothing tells. */
  readonly unknown: readonly string[];
}

const fontFile = /\.(?:woff2?|ttf|otf)(?:$|[?#])/iu;

/** The families that style sheets bring. */
function familiesIn(sheets: Iterable<SheetRules | null>): Set<string> {
  const families = new Set<string>();
  for (const sheet of sheets) {
    for (const [, family] of (sheet?.rules ?? '').matchAll(/@font-face\s*\{[^}]*?font-family:\s*([^;}]+)/giu))
      families.add(bareFamily(family?.trim() ?? ''));
  }
  return families;
}

/** Addresses of fonts that the page has asked for. */
function fontsAskedFor(): string[] {
  const asked = performance.getEntriesByType('resource').map((entry) => entry.name);
  return [...new Set(asked.filter((url) => fontFile.test(url)))];
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The file of a family: the one that is named like it, else the only one there is. */
function fileOf(family: string, files: readonly string[]): string | undefined {
  const named = files.filter((url) =>
    plain(URL.parse(url)?.pathname.split('/').at(-1) ?? '').startsWith(plain(family)),
  );
  return named.length === 1 ? named[0] : files.length === 1 ? files[0] : undefined;
}

/**
 * The fonts that a script added and the page has loaded. A `FontFace` does not tell where its bytes came from, but the
 * page's own list of requests does where one is named like it, or there is only one.
 */
export function readScriptFonts(document: Document, sheets: Iterable<SheetRules | null>): ScriptFonts {
  const faces = loadedFaces(document);
  if (faces.length === 0) return { css: '', unknown: [] };
  const known = familiesIn(sheets);
  const added = faces.filter((face) => !known.has(bareFamily(face.family)));
  if (added.length === 0) return { css: '', unknown: [] };
  const files = fontsAskedFor();
  const unknown: string[] = [];
  let css = '';
  for (const { family, weight, style, stretch, unicodeRange } of added) {
    const file = fileOf(bareFamily(family), files);
    if (file === undefined) unknown.push(bareFamily(family));
    else
      css +=
        `@font-face{font-family:${JSON.stringify(bareFamily(family))};font-weight:${weight};font-style:${style};` +
        `font-stretch:${stretch};unicode-range:${unicodeRange};src:url(${JSON.stringify(file)})}\n`;
  }
  return { css, unknown };
}
