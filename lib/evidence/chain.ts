import { ChainLine, LogEntry, type LogEvent } from '../model/index.ts';
import { type Bytes, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './digest.ts';

/** `prev` of the first line. */
const nothing = '0'.repeat(64);

/** Where an entry stands and what keeps it unguessable while closed: `at` in UTC, `salt` 32 hex digits, `seq` from 1. */
export interface EntryPlace {
  readonly at: string;
  readonly salt: string;
  readonly seq: number;
}

/**
 * The bytes of one entry of the log: canonical JSON of what happened, its place, time and salt (BUNDLE.md, “Signatures,
 * time, log”).
 * @throws a zod error when it is not an entry: salt, time or seq malformed
 */
export function newEntry(event: LogEvent, place: EntryPlace): Bytes {
  return canonicalJson(LogEntry.parse({ ...event, ...place }));
}

/**
 * The line of `chain.jsonl` that commits to an entry and, by the digest of the line before, to all that came earlier.
 *
 * @param previousLine  without its newline; null for the first
 * @returns the line without a newline
 * @throws RangeError when only one of `seq` and `previousLine` says that this is the first line
 */
export async function chainLine(next: {
  entryBytes: Uint8Array;
  previousLine: string | null;
  seq: number;
}): Promise<string> {
  const { entryBytes, previousLine, seq } = next;
  if ((seq === 1) !== (previousLine === null))
    throw new RangeError(`line ${seq} of the chain lacks its place`);
  const prev = previousLine === null ? nothing : await sha256(utf8(previousLine));
  return lineText({ entry: `sha256:${await sha256(entryBytes)}`, prev: `sha256:${prev}`, seq });
}

/** What is wrong with a line or with the entry that opens it; `seq` is the number of the line, from 1. */
export interface ChainProblem {
  readonly seq: number;
  readonly code:
    | 'line-unreadable'
    | 'line-not-canonical'
    | 'line-seq'
    | 'line-prev'
    | 'entry-without-line'
    | 'entry-digest'
    | 'entry-unreadable'
    | 'entry-not-canonical'
    | 'entry-seq';
}

/**
 * Check a chain and the entries that open it.
 *
 * @param lines    without newlines, first to last
 * @param entries  the bytes of opened entries by their `seq`; lines without one stay closed, which is no problem
 * @returns what is wrong, in the order of lines; empty when all holds
 */
export async function checkChain(
  lines: readonly string[],
  entries: ReadonlyMap<number, Uint8Array>,
): Promise<ChainProblem[]> {
  const problems: ChainProblem[] = [];
  let prev = nothing;
  for (const [index, text] of lines.entries()) {
    const seq = index + 1;
    const bytes = entries.get(seq);
    const codes = await checkLine(text, { prev, seq }, bytes);
    problems.push(...codes.map((code) => ({ seq, code })));
    prev = await sha256(utf8(text));
  }
  for (const seq of [...entries.keys()].toSorted((a, b) => a - b)) {
    if (!Number.isInteger(seq) || seq < 1 || seq > lines.length)
      problems.push({ seq, code: 'entry-without-line' });
  }
  return problems;
}

type Code = ChainProblem['code'];

async function checkLine(
  text: string,
  expected: { prev: string; seq: number },
  entryBytes: Uint8Array | undefined,
): Promise<Code[]> {
  const codes: Code[] = [];
  const parsed = ChainLine.safeParse(parseJson(text));
  if (!parsed.success) return ['line-unreadable'];
  const line = parsed.data;
  if (lineText(line) !== text) codes.push('line-not-canonical');
  if (line.seq !== expected.seq) codes.push('line-seq');
  if (line.prev !== `sha256:${expected.prev}`) codes.push('line-prev');
  if (entryBytes) codes.push(...(await checkEntry(entryBytes, line.entry, expected.seq)));
  return codes;
}

async function checkEntry(bytes: Uint8Array, digest: string, seq: number): Promise<Code[]> {
  const codes: Code[] = [];
  if (`sha256:${await sha256(bytes)}` !== digest) codes.push('entry-digest');
  const text = decodeUtf8(bytes);
  const entry = LogEntry.safeParse(text === null ? null : parseJson(text));
  if (!entry.success) return [...codes, 'entry-unreadable'];
  if (new TextDecoder().decode(canonicalJson(entry.data)) !== text) codes.push('entry-not-canonical');
  if (entry.data.seq !== seq) codes.push('entry-seq');
  return codes;
}

function lineText(line: ChainLine): string {
  return new TextDecoder().decode(canonicalJson(line));
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
