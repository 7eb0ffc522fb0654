import { type Bytes, checkEntry, sha256, utf8, walkChain } from '../../evidence/index.ts';
import { type Attachment, LogEntry } from '../../model/index.ts';
import type { BagInfo } from './bag.ts';
import { type CheckedCapture, isFuture } from './captures.ts';
import type { Findings } from './findings.ts';
import { notesPath } from './notes.ts';
import type { AttachedEntry } from './attachments.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Verdict } from './verdict.ts';

const chainPath = 'data/log/chain.jsonl';
export const entriesFolder = 'data/log/entries/';
/** An address is at most 2 MB in a browser. */
export const mostEntryBytes = 4 * 1024 ** 2;
/** A line is 180 bytes and its number. */
const mostLineChars = 1024;
/** A chain with so many wrong lines is not read on: it could be of millions. */
const mostWrongLines = 100;

/** What the log is held against. */
export interface LogAgainst {
  readonly keyId: string | null;
  readonly info: BagInfo;
  readonly captures: ReadonlyMap<string, CheckedCapture>;
  /** Digests of the notes in the bundle. */
  readonly notes: ReadonlySet<string>;
  readonly now: Date;
}

/** What the opened entries were found to say. */
interface Said {
  key: boolean;
  /** The time of this bundle's export. */
  exportedAt: string | null;
  /** How many entries name each capture as it is here. */
  readonly captures: Map<string, number>;
  /** Digests of notes. */
  readonly notes: Set<string>;
  readonly attached: AttachedEntry[];
}

/** What came of the log. */
export interface CheckedLog {
  readonly log: Verdict['log'];
  /** The entries that say that something was attached. */
  readonly attached: readonly AttachedEntry[];
}

/**
 * The log: every line follows from the one before, every opened entry belongs to its line, and together they name the
 * key, this export, each capture, once and as it is, and each note.
 */
export async function checkLog(
  bundle: OpenedBundle,
  against: LogAgainst,
  findings: Findings,
): Promise<CheckedLog> {
  const opened = openedEntries(bundle);
  const { lines, head, digests } = await checkLines(bundle, opened, findings);
  const said: Said = { key: false, exportedAt: null, captures: new Map(), notes: new Set(), attached: [] };
  for (const [seq, path] of opened) {
    const bytes = await bundle.read(path, mostEntryBytes);
    const digest = digests.get(seq);
    if (typeof bytes === 'string') findings.fails(bytes, path);
    else if (digest === undefined) findings.fails('entry-without-line', path);
    else {
      for (const code of await checkEntry(bytes, { digest, seq })) findings.fails(code, path);
      await hear(bytes, path, { ...against, said }, findings);
    }
  }
  if (!said.key) findings.fails('log-lacks-key', chainPath, against.keyId);
  checkExport(bundle, said.exportedAt, against, findings);
  for (const captureId of against.captures.keys()) {
    const path = `data/captures/${captureId}/capture.json`;
    const times = said.captures.get(captureId) ?? 0;
    if (times === 0) findings.fails('log-lacks-capture', path);
    if (times > 1) findings.fails('log-repeats-capture', path);
  }
  checkNoted(said.notes, against.notes, findings);
  return { log: { lines, opened: opened.size, head: `sha256:${head}` }, attached: said.attached };
}

function openedEntries({ files }: OpenedBundle): ReadonlyMap<number, string> {
  const opened = new Map<number, string>();
  for (const path of files.keys()) {
    const seq = path.startsWith(entriesFolder) ? /(\d+)\.json$/u.exec(path)?.[1] : undefined;
    if (seq !== undefined) opened.set(Number(seq), path);
  }
  return opened;
}

/** @returns `digests` of the entries that are opened, as their lines have them */
async function checkLines(
  bundle: OpenedBundle,
  opened: ReadonlyMap<number, string>,
  findings: Findings,
): Promise<{ lines: number; head: string; digests: ReadonlyMap<number, string> }> {
  const digests = new Map<number, string>();
  let lines = 0;
  let head = '0'.repeat(64);
  let wrong = 0;
  for await (const { seq, line, codes, digest } of walkChain(linesOf(bundle.pieces(chainPath), findings))) {
    for (const code of codes) findings.fails(code, chainPath, seq);
    if (line && opened.has(seq)) digests.set(seq, line.entry);
    lines = seq;
    head = digest;
    if (codes.length > 0) wrong += 1;
    if (wrong === mostWrongLines) break;
  }
  return { lines, head, digests };
}

async function* linesOf(pieces: AsyncIterable<Bytes>, findings: Findings): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  let number = 0;
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    number += lines.length;
    if (rest.length > mostLineChars) break;
  }
  if (rest !== '') findings.fails('line-end', chainPath, number + 1);
}

async function hear(
  bytes: Bytes,
  path: string,
  { said, captures, keyId, info }: LogAgainst & { readonly said: Said },
  findings: Findings,
): Promise<void> {
  const entry = LogEntry.safeParse(jsonOf(bytes)).data;
  if (entry?.type === 'key-created' && entry.keyId === keyId) said.key = true;
  if (entry?.type === 'export' && entry.bundleId === info.bundleId) said.exportedAt = entry.at;
  if (entry?.type === 'note' && captures.has(entry.captureId)) said.notes.add(entry.sha256);
  if (entry?.type === 'attach') said.attached.push(await attachedEntry(entry, path));
  if (entry?.type !== 'capture') return;
  const capture = captures.get(entry.captureId);
  if (!capture || capture.sha256 !== entry.sha256) return;
  said.captures.set(entry.captureId, (said.captures.get(entry.captureId) ?? 0) + 1);
  if ((await sha256(utf8(entry.url))) !== capture.urlDigest) findings.fails('entry-url', path);
}

/** Of the address its digest: it may be long. */
async function attachedEntry(
  { captureId, url, sha256: digest, bytes, mediaType, kept }: Attachment,
  path: string,
): Promise<AttachedEntry> {
  return { path, captureId, urlDigest: await sha256(utf8(url)), sha256: digest, bytes, mediaType, kept };
}

function jsonOf(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Every note stands in the log, and every note that the log opens is there. */
function checkNoted(said: ReadonlySet<string>, there: ReadonlySet<string>, findings: Findings): void {
  for (const digest of there) if (!said.has(digest)) findings.fails('log-lacks-note', notesPath, digest);
  for (const digest of said) if (!there.has(digest)) findings.fails('note-missing', notesPath, digest);
}

/** The folder and bag-info.txt bear the time of the export as the log has it. */
function checkExport(
  bundle: OpenedBundle,
  at: string | null,
  { info, now }: LogAgainst,
  findings: Findings,
): void {
  if (at === null) {
    findings.fails('log-lacks-export', chainPath, info.bundleId);
    return;
  }
  const time = `${at.slice(0, 19).replace(/[-:]/gu, '')}Z`;
  if (!bundle.topFolder.startsWith(`kua-${time}-`)) findings.fails('folder-name', bundle.topFolder);
  if (info.date !== at.slice(0, 10)) findings.fails('bag-date', 'bag-info.txt', at.slice(0, 10));
  if (isFuture(at, now)) findings.fails('from-future', chainPath, at);
}
