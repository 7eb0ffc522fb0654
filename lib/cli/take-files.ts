import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type ByteSource, type Finding, findingText, takeBundle, type TakenBundle } from '../bundle/index.ts';
import { convertWords } from '../i18n/convert/index.ts';
import type { Locale } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import { KuaError } from '../model/index.ts';
import { refusedFor } from './refused.ts';
import type { Open } from './with-open.ts';

const reasonsShown = 5;

/** A bundle that holds, and where it is. */
export interface TakenFile {
  /** That of its file; for one inside another, also where it lies. */
  readonly name: string;
  readonly sha256: string;
  readonly blob: ByteSource;
  readonly bundle: TakenBundle;
}

/** A file that is not taken, and why, in sentences. */
export interface RefusedFile {
  readonly file: string;
  readonly reasons: readonly string[];
  /** True where it is no bundle at all, is not there, or nothing given opens it. */
  readonly isNone: boolean;
}

/** What is done with each bundle as it is taken. */
export interface Takers {
  readonly locale: Locale;
  readonly now: Date;
  /** A file that has changed since cannot be read: what is checked is what is taken. */
  readonly open: Open;
  /** True for a bundle that was taken before: it is not checked again. */
  readonly isKnown: (sha256: string) => boolean;
  readonly take: (file: TakenFile) => Promise<void> | void;
  readonly refuse: (file: RefusedFile) => void;
}

/** Check a bundle whole, then take it, and then those that lie in it. Each that does not hold is refused by its name. */
export async function takeFile(file: string, takers: Takers): Promise<void> {
  await takeOpened(async () => await takers.open(file), { file, name: basename(file) }, takers);
}

interface Place {
  /** As the person named it; for one inside another, its name. */
  readonly file: string;
  readonly name: string;
}

/** How deep bundles lie in bundles was checked with the outermost (`verifyBundle`). */
async function takeOpened(
  open: () => Promise<ByteSource>,
  { file, name }: Place,
  takers: Takers,
): Promise<void> {
  const checked = await check(open, file, takers);
  if (!checked) return;
  await takers.take({ name, ...checked });
  for (const { path, place } of checked.bundle.inner) {
    const inner = `${name}/${path}`;
    if (place) {
      const blob = checked.blob.slice(place.start, place.start + place.bytes);
      await takeOpened(() => Promise.resolve(blob), { file: inner, name: inner }, takers);
    } else {
      takers.refuse({ file: inner, reasons: [convertWords(takers.locale)('packed')], isNone: false });
    }
  }
}

/** Null for a bundle that is refused, or was taken before. */
async function check(
  open: () => Promise<ByteSource>,
  file: string,
  { locale, now, isKnown, refuse }: Takers,
): Promise<Omit<TakenFile, 'name'> | null> {
  try {
    const blob = await open();
    const sha256 = await digestOf(blob);
    if (isKnown(sha256)) return null;
    const { bundle, refused } = await takeBundle(blob, { now });
    if (bundle) return { sha256, blob, bundle };
    refuse({ file, reasons: reasonsOf(refused, locale), isNone: false });
  } catch (error) {
    if (!isOfFile(error)) throw error;
    const refused = await refusedFor(error, locale);
    refuse({
      file,
      reasons: [refused?.reason ?? convertWords(locale)('unopened')],
      isNone: refused?.isNone ?? true,
    });
  }
  return null;
}

async function digestOf(blob: ByteSource): Promise<string> {
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

function reasonsOf(findings: readonly Finding[], locale: Locale): readonly string[] {
  const say = verifyWords(locale);
  const said = findings.slice(0, reasonsShown).map((finding) => findingText(finding, locale));
  const more = findings.length - said.length;
  return more > 0 ? [...said, say('finding.more', { detail: more })] : said;
}
