import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { type Finding, takeBundle, type TakenBundle, ZipRefusal } from '../bundle/index.ts';
import { loadCatalog } from '../i18n/catalogs/index.ts';
import { convertWords } from '../i18n/convert/index.ts';
import { type Locale, translator } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import { KuaError } from '../model/index.ts';

/** Bundles within bundles; nobody imports what was imported so often. */
const mostDepth = 8;
const reasonsShown = 5;

/** A bundle that holds, and where it is. */
export interface TakenFile {
  /** That of its file; for one inside another, also where it lies. */
  readonly name: string;
  readonly sha256: string;
  readonly blob: Blob;
  readonly bundle: TakenBundle;
}

/** A file that is not taken, and why, in sentences. */
export interface RefusedFile {
  readonly file: string;
  readonly reasons: readonly string[];
  /** True where it is no bundle at all, or is not there. */
  readonly isNone: boolean;
}

/** What is done with each bundle as it is taken. */
export interface Takers {
  readonly locale: Locale;
  readonly now: Date;
  /** True for a bundle that was taken before: it is not checked again. */
  readonly isKnown: (sha256: string) => boolean;
  readonly take: (file: TakenFile) => Promise<void> | void;
  readonly refuse: (file: RefusedFile) => void;
}

/** Check a bundle whole, then take it, and then those that lie in it. Each that does not hold is refused by its name. */
export async function takeFile(file: string, takers: Takers): Promise<void> {
  try {
    // A Blob of a file that has changed since cannot be read: what is checked is what is taken.
    await takeBlob(await openAsBlob(file), { name: basename(file), depth: 0 }, takers);
  } catch (error) {
    if (!isOfFile(error)) throw error;
    takers.refuse({ file, reasons: [await reasonOf(error, takers.locale)], isNone: true });
  }
}

async function takeBlob(
  blob: Blob,
  { name, depth }: { name: string; depth: number },
  takers: Takers,
): Promise<void> {
  const say = convertWords(takers.locale);
  const refuse = (file: string, ...reasons: string[]): void =>
    takers.refuse({ file, reasons, isNone: false });
  if (depth > mostDepth) return refuse(name, say('too-deep'));
  const sha256 = await digestOf(blob);
  if (takers.isKnown(sha256)) return;
  const { bundle, refused } = await takeBundle(blob, { now: takers.now });
  if (!bundle) return refuse(name, ...reasonsOf(refused, takers.locale));
  await takers.take({ name, sha256, blob, bundle });
  for (const { path, place } of bundle.inner) {
    const inner = `${name}/${path}`;
    if (!place) refuse(inner, say('packed'));
    else await takeInner(blob.slice(place.start, place.start + place.bytes), inner, depth + 1, takers);
  }
}

async function takeInner(blob: Blob, name: string, depth: number, takers: Takers): Promise<void> {
  try {
    await takeBlob(blob, { name, depth }, takers);
  } catch (error) {
    if (!(error instanceof KuaError)) throw error;
    takers.refuse({ file: name, reasons: [await reasonOf(error, takers.locale)], isNone: false });
  }
}

async function digestOf(blob: Blob): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of blob.stream()) hash.update(piece);
  return hash.digest('hex');
}

/** No bundle, or none that can be read: an answer, not an error. */
function isOfFile(error: unknown): boolean {
  return (
    error instanceof KuaError ||
    error instanceof DOMException ||
    (error instanceof Error && typeof Reflect.get(error, 'code') === 'string')
  );
}

async function reasonOf(error: unknown, locale: Locale): Promise<string> {
  if (error instanceof ZipRefusal) return verifyWords(locale)(`finding.zip-${error.rule}`);
  if (error instanceof KuaError)
    return translator(locale, await loadCatalog(locale))(`error.${error.code}.what`);
  return convertWords(locale)('unopened');
}

function reasonsOf(findings: readonly Finding[], locale: Locale): readonly string[] {
  const say = verifyWords(locale);
  const said = findings.slice(0, reasonsShown).map(({ code, path, detail }) => {
    const words = say(`finding.${code}`, { detail: detail ?? '' });
    return path === null ? words : `${path}: ${words}`;
  });
  const more = findings.length - said.length;
  return more > 0 ? [...said, say('finding.more', { detail: more })] : said;
}
