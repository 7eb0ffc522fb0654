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
  for await (const { seq, line, codes } of walkChain(lines)) {
    const bytes = entries.get(seq);
    const ofEntry = bytes && line ? await checkEntry(bytes, { digest: line.entry, seq }) : [];
    problems.push(...[...codes, ...ofEntry].map((code) => ({ seq, code })));
  }
  for (const seq of [...entries.keys()].toSorted((a, b) => a - b)) {
    if (!Number.isInteger(seq) || seq < 1 || seq > lines.length)
      problems.push({ seq, code: 'entry-without-line' });
  }
  return problems;
}

type Code = ChainProblem['code'];

/** A line of the chain, read: null where it is unreadable. */
export interface WalkedLine {
  readonly seq: number;
  readonly line: ChainLine | null;
  readonly codes: readonly Code[];
  /** SHA-256 of the line's bytes, which the next line has to name. */
  readonly digest: string;
}

/**
 * Go along a chain of any length, one line at a time.
 * @param lines  without newlines, first to last
 */
export async function* walkChain(
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<WalkedLine> {
  let prev = nothing;
  let seq = 0;
  for await (const text of lines) {
    seq += 1;
    const parsed = ChainLine.safeParse(parseJson(text));
    const line = parsed.success ? parsed.data : null;
    const codes = line ? checkLine(text, line, { prev, seq }) : (['line-unreadable'] as const);
    prev = await sha256(utf8(text));
    yield { seq, line, codes, digest: prev };
  }
}

function checkLine(text: string, line: ChainLine, expected: { prev: string; seq: number }): Code[] {
  const codes: Code[] = [];
  if (lineText(line) !== text) codes.push('line-not-canonical');
  if (line.seq !== expected.seq) codes.push('line-seq');
  if (line.prev !== `sha256:${expected.prev}`) codes.push('line-prev');
  return codes;
}

/**
 * Check an opened entry against the line that commits to it.
 * @param place  `digest` with its prefix, as the line has it; `seq` of the line
 */
export async function checkEntry(
  bytes: Uint8Array,
  { digest, seq }: { readonly digest: string; readonly seq: number },
): Promise<Code[]> {
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
