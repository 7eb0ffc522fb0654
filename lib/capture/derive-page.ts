import { absolute } from './addresses.ts';
import { attributeText } from './attributes.ts';
import { cssAddresses, cssUrl, replaceAddresses, type CssAddress } from './css-addresses.ts';
import { asksForStates, standingStyle, withStateMarks } from './css-states.ts';
import { escapeAttribute, escapeText, rawText } from './escape.ts';
import type { HtmlPart } from './snapshot.ts';
import { drawingId } from './used-drawings.ts';

/** What a page for reading may do: show what lies beside it, and nothing else. */
const policy =
  "default-src 'none'; img-src 'self' data:; media-src 'self' data:; style-src 'self' 'unsafe-inline'; " +
  "font-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

const escapeCss = { style: rawText, 'foreign-style': escapeText, attribute: escapeAttribute } as const;

/** A held resource as pages for reading refer to it. */
export interface HeldFile {
  /** Its file name in a bundle's `resources/`. */
  readonly name: string;
  /** True for what can only be shown as `data:` (an SVG that could run has no name that a browser shows). */
  readonly onlyAsData: boolean;
  /** The bytes as a `data:` address, for what browsers will not load from a file. */
  dataUrl(): string;
}

/** Looks up a resource by its absolute address without fragment; null for what is not held. */
export type FindFile = (url: string) => HeldFile | null;

function split(url: string): { bare: string; fragment: string } {
  const at = url.indexOf('#');
  return at < 0 ? { bare: url, fragment: '' } : { bare: url.slice(0, at), fragment: url.slice(at) };
}

/** The held file that an address in a style text at `base` names. */
function fileNamed(
  { address, isMovable }: CssAddress,
  base: string,
  find: FindFile,
  cssBases: readonly string[],
): { file: HeldFile; fragment: string } | null {
  for (const one of isMovable ? [base, ...cssBases] : [base]) {
    const { bare, fragment } = split(absolute(address, one) ?? '');
    const file = find(bare);
    if (file) return { file, fragment };
  }
  return null;
}

/**
 * A style text with every address replaced: by the name of the held file after `folder`, by a `data:` address where
 * browsers fetch with CORS (they refuse files), by nothing where the file is not held. `data:` addresses stay.
 *
 * @param cssBases where else the text of a custom property may be used
 */
export function rewriteCss(
  css: string,
  base: string,
  folder: string,
  find: FindFile,
  cssBases: readonly string[] = [],
): string {
  return replaceAddresses(withStateMarks(css), (found) => {
    const { use, needsData } = found;
    const named = fileNamed(found, base, find, cssBases);
    if (!named) return use === 'import' ? 'url("data:text/css,")' : 'url("data:,")';
    const { file, fragment } = named;
    if (needsData || file.onlyAsData) return cssUrl(file.dataUrl() + fragment);
    return cssUrl(folder + file.name + fragment);
  });
}

/** True for a style sheet that reads otherwise from a bundle: it is kept as received and, rewritten, once more. */
export function needsRewriting(css: string): boolean {
  return cssAddresses(css).length > 0 || asksForStates(css);
}

/**
 * The page for reading from the pieces that were read: each open address becomes the file that holds its bytes.
 * An attribute whose resource is held keeps its original in `data-kua-<name>`; one that is not held is kept only there.
 *
 * @param folder where the resources lie, as seen from the page: `../../resources/`
 * @param frameFile the file of a frame's page by the frame's number, as seen from this page; null where it is not held
 */
export function derivePage(
  parts: readonly HtmlPart[],
  folder: string,
  find: FindFile,
  frameFile: (frame: number) => string | null = () => null,
  cssBases: readonly string[] = [],
): string {
  let html = '';
  for (const part of parts) {
    if (typeof part === 'string') html += part;
    // A drawing that did not come is not shown.
    else if ('drawing' in part) continue;
    else if ('policy' in part) {
      html += `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}"><style>${standingStyle}</style>`;
    } else if ('css' in part) {
      const css = rewriteCss(part.css, part.base, folder, find, cssBases);
      html += escapeCss[part.place](css);
    } else if ('frame' in part) {
      const file = frameFile(part.frame);
      if (file !== null) html += attributeText(part.attribute, file) ?? '';
    } else {
      const { bare, fragment } = split(part.url);
      const file = find(bare);
      html += attributeText(`data-kua-${part.attribute.replace(':', '-')}`, part.from) ?? '';
      if (!file) {
        // A picture that is not held keeps its place, as any picture does that does not load.
        if (part.attribute === 'src') html += ' src="data:,"';
        continue;
      }
      const address = file.onlyAsData ? file.dataUrl() : folder + file.name;
      html += attributeText(part.attribute, address + fragment) ?? '';
    }
  }
  return html;
}

/**
 * The pieces of a page with its drawings out of other files put into their places.
 * @param drawings by number, their markup; null for one that did not come
 */
export function withDrawings(parts: readonly HtmlPart[], drawings: readonly (string | null)[]): HtmlPart[] {
  return parts.map((part) => {
    if (typeof part === 'string' || !('drawing' in part)) return part;
    const markup = drawings[part.drawing] ?? null;
    if (markup === null || part.attribute === null) return markup ?? '';
    return attributeText(part.attribute, `#${drawingId(part.drawing)}`) ?? '';
  });
}
