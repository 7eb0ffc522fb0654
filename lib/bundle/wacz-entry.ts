import type { Bytes } from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';
import type { BagInput } from './bag-input.ts';
import { type CaptureFacts, parseRecord, readFacts } from './capture-facts.ts';
import { type BagEntry, readEntry } from './entry.ts';
import { captureEntries, resourceEntries } from './payload.ts';
import { topFolderOf } from './top-folder.ts';
import { gathered, planWacz, type StreamedFile, waczLimits, type WaczSource } from './wacz/index.ts';
import { streamOf } from './zip.ts';

/** The files of the captures as they are packed, by their paths from the bag's root. */
export type KeptEntries = readonly BagEntry[];

/**
 * `data/archive.wacz`: the captures for a web-archive player.
 *
 * @returns null where it would hold more than a WACZ in a bundle may (`waczLimits`)
 * @throws KuaError `unexpected` for a file that is damaged
 */
export async function waczEntry(
  captures: readonly CaptureFacts[],
  kept: KeptEntries,
  input: BagInput & { readonly topFolder: string },
): Promise<BagEntry | null> {
  if (!fits(captures)) return null;
  const { stream, ...file } = await planned(captures, kept, input);
  const open = async (): Promise<Blob> => await gathered(stream.open);
  return { ...file, path: 'data/archive.wacz', compress: false, open, stream };
}

/** A WACZ that is a file by itself. */
export interface WaczFile {
  readonly fileName: string;
  /** Its bytes, made anew each time, as they are pulled. */
  readonly open: () => ReadableStream<Bytes>;
}

/**
 * The captures of a bundle as a WACZ by itself, of any size.
 * @throws KuaError `unexpected` for a file that is damaged, and what the functions passed in throw
 */
export async function waczFile(input: BagInput): Promise<WaczFile> {
  const captures = await readFacts(input.captures, input.key);
  const kept = await resourceEntries(captures, input);
  for (const capture of captures) kept.push(...(await captureEntries(capture)));
  const topFolder = topFolderOf(input);
  const { stream } = await planned(captures, kept, { ...input, topFolder });
  return { fileName: `${topFolder}.wacz`, open: () => streamOf(stream.open()) };
}

async function planned(
  captures: readonly CaptureFacts[],
  kept: KeptEntries,
  input: BagInput & { readonly topFolder: string },
): Promise<StreamedFile> {
  const { tool, at } = input;
  const made = { created: at.toISOString(), software: `${tool.name} ${tool.version}` };
  return await planWacz(sourceOf(captures, kept), { ...input, ...made });
}

/** Each distinct resource counts once, and of the captures' own files those that go in. */
function fits(captures: readonly CaptureFacts[]): boolean {
  const resources = new Map(captures.flatMap((capture) => [...capture.resources]));
  const own = captures.flatMap(({ bytes, artifacts }) => [
    bytes,
    ...artifacts
      .filter(({ role }) => ['page', 'frame', 'screenshot'].includes(role))
      .map((file) => file.bytes),
  ]);
  const bytes = [...resources.values(), ...own].reduce((sum, size) => sum + size, 0);
  // A redirect has two records.
  const records = own.length + captures.reduce((sum, { stored }) => sum + 2 * stored, 0);
  return bytes <= waczLimits.bytes && records <= waczLimits.records;
}

function sourceOf(captures: readonly CaptureFacts[], kept: KeptEntries): WaczSource {
  const byPath = new Map(kept.map((entry) => [entry.path, entry]));
  const resources = new Map(
    kept.filter(({ path }) => path.startsWith('data/resources/')).map((entry) => [entry.sha256, entry]),
  );
  return {
    captureIds: captures.map(({ captureId }) => captureId).toSorted(),
    record: async (captureId) => {
      const bytes = await read(byPath.get(`data/captures/${captureId}/capture.json`), captureId);
      return { record: parseRecord(bytes, captureId), bytes };
    },
    artifact: async (captureId, path) => {
      const whole = `data/captures/${captureId}/${path}`;
      return await read(byPath.get(whole), whole);
    },
    resource: async (sha256) => await read(resources.get(sha256), sha256),
    extension: (sha256) => resources.get(sha256)?.path.split('.').at(-1) ?? 'bin',
  };
}

async function read(entry: BagEntry | undefined, name: string): Promise<Uint8Array> {
  if (!entry) throw new KuaError('unexpected', `no such file: ${name}`);
  return await readEntry(entry);
}
