import { type Bytes, mediaTypeOf, toBase64, utf8 } from '../../evidence/index.ts';
import { type CaptureRecord, isStored } from '../../model/index.ts';
import { webAddress } from './addresses.ts';
import { waczLimits } from './limits.ts';
import { type Places, smallPages } from './places.ts';
import { differsInAddressesAlone } from './same-sheet.ts';
import type { WaczSource } from './source.ts';
import { Growth, type Replacement, substitute } from './substitute.ts';

/**
 * Where a page for reading refers to a resource: in an attribute, whose original text stands before it, or in a style
 * text. Quotes in attributes are written as references, so text of the page's own does not read like the first.
 */
const resourcePlace =
  /((?: data-kua-[\w-]+="([^"]*)")?)( [\w:-]+="|url\((?:"|&quot;))(?:\.\.\/){2,3}resources\/([0-9a-f]{64})\.[a-z0-9]+/gu;
/** Where a rewritten style sheet names its sibling. */
const siblingPlace = /(url\(")([0-9a-f]{64})\.[a-z0-9]+/gu;
const policyPlace = /(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*/u;
const nothing: Replacement = { text: 'data:,', isData: false };

/** What something is being written into. */
interface Within {
  /** Nothing around it is replayed: all that it shows goes into it. */
  readonly isApart: boolean;
  /** What is open: a file that holds itself is left out. */
  readonly open: ReadonlySet<string>;
  readonly growth: Growth;
}

/**
 * Pages of a capture as they are replayed: the pages for reading, with the addresses that their files have on the web.
 * What has none (a drawing, what scripts made, a frame without an address of its own) goes in as `data:`.
 */
export class OriginalPages {
  readonly #record: CaptureRecord;
  readonly #places: Places;
  readonly #source: WaczSource;
  /** Size of each file, by digest. */
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #pages: ReadonlyMap<string, string>;
  /** Paths of a page and of one within it. */
  readonly #frames: ReadonlySet<string>;
  /** Whether a rewritten sheet may give way to what was received, by its digest. */
  readonly #sameSheets = new Map<string, boolean>();

  constructor(record: CaptureRecord, places: Places, source: WaczSource) {
    this.#record = record;
    this.#places = places;
    this.#source = source;
    this.#sizes = new Map(record.resources.filter(isStored).map(({ sha256, bytes }) => [sha256, bytes]));
    this.#pages = smallPages(record);
    this.#frames = new Set(record.frames.map(({ parent, path }) => `${parent} ${path}`));
  }

  /** A page by its path, in UTF-8: the same each time. @throws what the source throws */
  async page(path: string): Promise<Bytes> {
    return utf8(await this.#page(path, { isApart: false, open: new Set([path]), growth: new Growth() }));
  }

  async #page(path: string, within: Within): Promise<string> {
    const bytes = await this.#source.artifact(this.#record.captureId, path);
    const html = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    // It allows what lies beside the page; now that is the web.
    const allowed = html.replace(policyPlace, (policy) => policy.replaceAll("'self'", '* data:'));
    const withFiles = await substitute(allowed, resourcePlace, async (match) => {
      const [whole, kept = '', original, before = '', sha256 = ''] = match;
      if (!this.#sizes.has(sha256)) return whole;
      return kept + before + escaped(await this.#file(sha256, original, within), before);
    });
    return await substitute(withFiles, framePlace(path), async ([whole, before = '', name = '']) => {
      const frame = `frames/${name}`;
      return this.#frames.has(`${path} ${frame}`)
        ? `${before}${escaped(await this.#frame(frame, within), before)}"`
        : whole;
    });
  }

  async #frame(path: string, { isApart, open, growth }: Within): Promise<string> {
    const address = isApart ? undefined : this.#places.frames.get(path);
    if (address !== undefined) return fitting({ text: address, isData: false }, growth);
    if (isClosed(open, path) || !this.#pages.has(path) || !growth.takesData(0)) return nothing.text;
    const html = await this.#page(path, { isApart: true, open: new Set([...open, path]), growth });
    return fitting(asData('text/html;charset=utf-8', utf8(html)), growth);
  }

  async #file(sha256: string, original: string | undefined, within: Within): Promise<string> {
    const { isApart, growth } = within;
    const sheet = this.#places.sheets.get(sha256);
    const address = sheet
      ? !isApart && sheet.address !== null && (await this.#isSameSheet(sha256, sheet.of))
        ? sheet.address
        : null
      : this.#addressOf(sha256, original, within);
    if (address !== null) return fitting({ text: address, isData: false }, growth);
    if (!growth.takesData(this.#sizes.get(sha256) ?? 0)) return nothing.text;
    if (sheet) return await this.#sheetAsData(sha256, within);
    const type = mediaTypeOf(this.#source.extension(sha256));
    return fitting(asData(type, await this.#source.resource(sha256)), growth);
  }

  /** Of several addresses with the same bytes, the one that is meant. */
  #addressOf(sha256: string, original: string | undefined, { isApart }: Within): string | null {
    const addresses = isApart ? undefined : this.#places.byDigest.get(sha256);
    const [first = null] = addresses ?? [];
    if (!addresses || addresses.size < 2 || original === undefined) return first;
    const meant = webAddress(URL.parse(unescaped(original), this.#record.url)?.href ?? null);
    return meant !== null && addresses.has(meant) ? meant : first;
  }

  /** True if a sheet and those it imports read as received, and all they name can be had from an address. */
  async #isSameSheet(sha256: string, of: string): Promise<boolean> {
    const known = this.#sameSheets.get(sha256);
    if (known !== undefined) return known;
    // Until it is known: sheets may import each other in a circle.
    this.#sameSheets.set(sha256, true);
    const isSame = await this.#readsAsReceived(sha256, of);
    this.#sameSheets.set(sha256, isSame);
    return isSame;
  }

  async #readsAsReceived(sha256: string, of: string): Promise<boolean> {
    const { sheets, byDigest } = this.#places;
    if ([sha256, of].some((one) => (this.#sizes.get(one) ?? Infinity) > waczLimits.sheetBytes)) return false;
    const rewritten = new TextDecoder().decode(await this.#source.resource(sha256));
    if (!differsInAddressesAlone(await this.#source.resource(of), rewritten)) return false;
    const named = new Set(Array.from(rewritten.matchAll(siblingPlace), ([, , digest = '']) => digest));
    for (const digest of named) {
      const sheet = sheets.get(digest);
      const isThere = sheet ? sheet.address !== null : !this.#sizes.has(digest) || byDigest.has(digest);
      if (!isThere || (sheet && !(await this.#isSameSheet(digest, sheet.of)))) return false;
    }
    return true;
  }

  async #sheetAsData(sha256: string, { open, growth }: Within): Promise<string> {
    if (isClosed(open, sha256)) return nothing.text;
    const css = new TextDecoder().decode(await this.#source.resource(sha256));
    const within = { isApart: true, open: new Set([...open, sha256]), growth };
    const whole = await substitute(css, siblingPlace, async ([place, before = '', named = '']) => {
      return this.#sizes.has(named) ? before + (await this.#file(named, undefined, within)) : place;
    });
    return fitting(asData('text/css;charset=utf-8', utf8(whole)), growth);
  }
}

/** True where nothing more is opened: a file within itself, or too deep within others. */
function isClosed(open: Within['open'], one: string): boolean {
  return open.has(one) || open.size > waczLimits.depth;
}

function asData(type: string, bytes: Uint8Array): Replacement {
  return { text: `data:${type};base64,${toBase64(bytes)}`, isData: true };
}

function fitting(replacement: Replacement, growth: Growth): string {
  return growth.takes(replacement) ? replacement.text : nothing.text;
}

/** A frame's file as seen from the page at `path`: all frames lie in one folder. */
function framePlace(path: string): RegExp {
  return path.startsWith('frames/')
    ? /( (?:src|data)=")(\d{1,6}\.html)"/gu
    : /( (?:src|data)=")frames\/(\d{1,6}\.html)"/gu;
}

/** An address as it is written after `before`; escapes of CSS mean the same in a style element, in SVG and in an attribute. */
function escaped(address: string, before: string): string {
  if (before.startsWith('url('))
    return address.replace(/["'&<>\\()]/gu, (c) => `\\${c.charCodeAt(0).toString(16)} `);
  return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00a0',
};

/** The text of an attribute as pages for reading write it. */
function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|nbsp);/gu, (reference) => references[reference] ?? reference);
}
