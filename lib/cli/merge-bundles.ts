import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mergePieces, type MergeWish } from '../bundle/index.ts';
import { utf8 } from '../evidence/index.ts';
import type { Made } from './made-answer.ts';
import { MergeScratch } from './merge-scratch.ts';
import { type RefusedFile, takeFile, type Takers } from './take-files.ts';
import { WrittenFiles } from './written-files.ts';

/** How a merge is made. */
export interface MergeOptions extends Pick<Takers, 'locale' | 'now' | 'open'> {
  readonly files: readonly string[];
  readonly wish: Omit<MergeWish, 'id'>;
}

const indexPath = 'indexes/index.cdxj';
/** Hostile bundles could have as many as captures. */
const unreadShown = 100;

/**
 * Merge bundles into an empty folder: `archive/*.warc` with `indexes/index.cdxj`, tables, or both. What must be remembered
 * lies on the disk meanwhile, in a folder of it that is removed at the end.
 *
 * @throws what reading and writing throw
 */
export async function mergeBundles(
  folder: string,
  { files, wish, locale, now, open }: MergeOptions,
): Promise<Made> {
  const scratchFolder = join(folder, '.scratch');
  await mkdir(scratchFolder);
  const scratch = new MergeScratch(scratchFolder);
  const written = new WrittenFiles(folder);
  const refused: RefusedFile[] = [];
  let repeated = 0;
  try {
    for (const file of files) {
      await takeFile(file, {
        locale,
        now,
        open,
        isKnown: (sha256) => {
          const known = scratch.has(sha256);
          if (known) repeated += 1;
          return known;
        },
        take: (taken) => scratch.add(taken),
        refuse: (one) => refused.push(one),
      });
    }
    const counts = scratch.settle();
    const unread = counts.bundles > 0 ? await writeMerged(scratch, written, wish) : [];
    return { ...counts, repeated, refused, unread, files: await written.endAll() };
  } finally {
    await written.endAll();
    scratch.close();
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

async function writeMerged(
  scratch: MergeScratch,
  written: WrittenFiles,
  wish: MergeOptions['wish'],
): Promise<readonly string[]> {
  const unread: string[] = [];
  let warc: string | null = null;
  for await (const piece of mergePieces(scratch, { ...wish, id: scratch.id() })) {
    if ('indexLine' in piece) scratch.addLine(piece.indexLine);
    else if ('unread' in piece) {
      if (unread.length < unreadShown) unread.push(`${piece.unread.bundle}: ${piece.unread.path}`);
    } else {
      // There may be thousands, and one is written at a time.
      if (piece.file.startsWith('archive/') && piece.file !== warc) {
        if (warc !== null) await written.end(warc);
        warc = piece.file;
      }
      await written.add(piece.file, piece.bytes);
    }
  }
  if (wish.warc) for (const line of scratch.lines()) await written.add(indexPath, utf8(`${line}\n`));
  return unread;
}
