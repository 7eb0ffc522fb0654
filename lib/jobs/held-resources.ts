import {
  bytesOf,
  decodeCss,
  needsRewriting,
  rewriteCss,
  type Body,
  type FetchedBody,
  type FindFile,
  type HeldFile,
  type ResourceUse,
} from '../capture/index.ts';
import { fileExtension, mediaTypeOf, sha256, toBase64, utf8, type Bytes } from '../evidence/index.ts';
import type { StoredResource } from '../model/index.ts';

/** A resource whose bytes are there, hashed and named. */
export interface HeldResource {
  readonly row: StoredResource;
  readonly name: string;
  readonly use: ResourceUse;
  readonly bytes: Bytes;
  /** The same bytes where the browser holds them already, to be kept without another copy. */
  readonly received: Blob | null;
  /** A style sheet's text, as the page had it; null for all else. */
  readonly css: string | null;
  /** The text is not that of the bytes: scripts had edited the sheet. */
  readonly edited: boolean;
}

const fileUse = {
  image: 'image',
  icon: 'image',
  poster: 'image',
  style: 'style',
  font: 'font',
  document: 'document',
} as const;

function headerOf(fetched: FetchedBody, name: string): string | null {
  return fetched.headers.find(([key]) => key === name)?.[1] ?? null;
}

/** Hash and name what was fetched. @param via where the bytes came from */
export async function hold(
  fetched: FetchedBody,
  use: ResourceUse,
  via: StoredResource['via'],
  documentCharset: string,
): Promise<HeldResource> {
  const bytes = await bytesOf(fetched.body);
  const digest = await sha256(bytes);
  const mediaType = headerOf(fetched, 'content-type');
  const { url, finalUrl, status, statusText, headers } = fetched;
  // Nothing was asked of a server, whatever status the browser makes up for it.
  const inline = /^(?:blob|kua):/u.test(url);
  const edited = typeof fetched.shown === 'string' ? fetched.shown : null;
  return {
    use,
    bytes,
    received: fetched.body instanceof Blob ? fetched.body : null,
    name: `${digest}.${fileExtension(bytes, fileUse[use])}`,
    css: use === 'style' ? (edited ?? decodeCss(bytes, mediaType, documentCharset)) : null,
    edited: edited !== null,
    row: {
      url,
      finalUrl,
      status: inline ? null : status,
      statusText: inline ? null : statusText,
      headers: inline ? [] : headers,
      mediaType,
      bytes: bytes.byteLength,
      sha256: digest,
      via: inline ? 'inline' : via,
      fetchedAt: new Date(fetched.fetchedAtMs).toISOString(),
    },
  };
}

interface FileShown {
  readonly mediaType: string;
  readonly bytes: Body;
  readonly answer?: Omit<FetchedBody, 'url' | 'cached' | 'body'> | null;
}

/** What the page had of an address whose bytes cannot be had: a style sheet's rules, or a picture drawn anew. */
export async function holdShown(url: string, shown: string | Blob, use: ResourceUse): Promise<HeldResource> {
  const file =
    typeof shown === 'string'
      ? { mediaType: 'text/css', bytes: new Blob([shown]) }
      : { mediaType: shown.type, bytes: shown };
  return await holdFile(url, use, file, 'inline', Date.now());
}

/** A file as it was shown. @param via how it came; without an answer of a server's where the file has none */
export async function holdFile(
  url: string,
  use: ResourceUse,
  { mediaType, bytes, answer = null }: FileShown,
  via: StoredResource['via'],
  atMs: number,
): Promise<HeldResource> {
  if (answer) return await hold({ ...answer, url, cached: true, body: bytes }, use, via, 'utf-8');
  const fetched = {
    url,
    finalUrl: url,
    status: 0,
    statusText: '',
    headers: [['content-type', mediaType]] satisfies [string, string][],
    cached: true,
    fetchedAtMs: atMs,
    body: bytes,
  };
  const { row, ...held } = await hold(fetched, use, via, 'utf-8');
  return { ...held, row: { ...row, finalUrl: null, status: null, statusText: null, headers: [], via } };
}

/** True for a refusal's body that is not what the page asked for, but a page that says so. */
export function isErrorPage({ name, use, row }: HeldResource): boolean {
  if (row.status === null || row.status < 400) return false;
  if (use === 'document') return true;
  if (use === 'style') return row.mediaType?.startsWith('text/css') !== true;
  return !mediaTypeOf(name.slice(name.lastIndexOf('.') + 1)).startsWith(use === 'font' ? 'font/' : 'image/');
}

/** True for a picture that browsers show only under its type: an SVG whose name may not say so. */
function isUnnamedSvg({ name, use, bytes }: HeldResource): boolean {
  if (!name.endsWith('.bin') || use === 'font' || use === 'style') return false;
  return /^\s*(?:<\?xml|<!--|<!doctype svg|<svg)/iu.test(new TextDecoder().decode(bytes.subarray(0, 256)));
}

function fileOf(resource: HeldResource): HeldFile {
  const onlyAsData = isUnnamedSvg(resource);
  const { name, bytes } = resource;
  const type = onlyAsData ? 'image/svg+xml' : mediaTypeOf(name.slice(name.lastIndexOf('.') + 1));
  return { name, onlyAsData, dataUrl: () => `data:${type};base64,${toBase64(bytes)}` };
}

/** A sheet as received would read otherwise from a file: it was edited, it names addresses, or its letters are not UTF-8. */
function readsOtherwise({ edited, bytes }: HeldResource, css: string): boolean {
  return (
    edited || needsRewriting(css) || css.includes('\u{fffd}') || utf8(css).byteLength !== bytes.byteLength
  );
}

/**
 * Rewrite every style sheet that names addresses, imports before what imports them; one that imports itself in a
 * circle loses the import that closes the circle.
 *
 * @param held by address without fragment
 * @param cssBases where the text of a custom property may be used
 * @returns the rewritten sheets, each with `of` in its row, and how pages for reading find every file
 */
export async function rewriteSheets(
  held: ReadonlyMap<string, HeldResource>,
  cssBases: readonly string[],
): Promise<{ rewritten: HeldResource[]; find: FindFile }> {
  const rewritten = new Map<string, HeldResource>();
  const open = new Set<string>();
  const find: FindFile = (url) => {
    const resource = rewritten.get(url) ?? held.get(url);
    return resource && !open.has(url) ? fileOf(resource) : null;
  };
  const importsOf = (resource: HeldResource, css: string): string[] => {
    const found: string[] = [];
    rewriteCss(css, resource.row.finalUrl ?? resource.row.url, '', (url) => {
      if (held.get(url)?.css) found.push(url);
      return null;
    });
    return found;
  };
  const rewrite = async (url: string, resource: HeldResource): Promise<void> => {
    const { css, row } = resource;
    if (css === null || !readsOtherwise(resource, css) || rewritten.has(url) || open.has(url)) return;
    open.add(url);
    for (const imported of importsOf(resource, css)) {
      const sheet = held.get(imported);
      if (sheet) await rewrite(imported, sheet);
    }
    const text = rewriteCss(
      css.replace(/^@charset "[^"]*";/iu, ''),
      row.finalUrl ?? row.url,
      '',
      find,
      cssBases,
    );
    const bytes = utf8(text);
    const digest = await sha256(bytes);
    open.delete(url);
    rewritten.set(url, {
      ...resource,
      bytes,
      received: null,
      css: text,
      name: `${digest}.css`,
      row: { ...row, bytes: bytes.byteLength, sha256: digest, via: 'rewritten', of: row.sha256 },
    });
  };
  for (const [url, resource] of held) await rewrite(url, resource);
  return { rewritten: [...rewritten.values()], find };
}
