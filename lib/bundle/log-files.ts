import { checkChain, noteDigest, utf8 } from '../evidence/index.ts';
import { KuaError, LogEntry } from '../model/index.ts';
import { attachedBy, attachmentKey } from './attachment-files.ts';
import type { BagInput } from './bag-input.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { type BagEntry, madeEntry } from './entry.ts';

/**
 * `data/log/`: the whole chain, and the entries of the captures in the bundle, of their notes and of what is attached to them, of
 * its key and of this export. All other entries stay closed, also those of what was attached and deleted again.
 *
 * @throws KuaError `log-broken` when the chain does not hold, or lacks the entry of the key, of this export, of a capture, of a note
 *   or of an attachment
 */
export async function logEntries(captures: readonly CaptureFacts[], input: BagInput): Promise<BagEntry[]> {
  const { lines } = input.log;
  const wanted = new Map(captures.map(({ captureId, sha256 }) => [captureId, sha256]));
  const opened = new Map<number, Uint8Array>();
  const named = new Set<string>();
  for (const [seq, bytes] of [...input.log.entries].toSorted(([a], [b]) => a - b)) {
    const entry = LogEntry.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!entry.success) throw new KuaError('log-broken', `entry ${seq} is unreadable`);
    const subject = subjectOf(entry.data, wanted, input);
    if (subject === null) continue;
    if (named.has(subject)) throw new KuaError('log-broken', `${subject} stands twice in the log`);
    named.add(subject);
    opened.set(seq, bytes);
  }
  const noted = await Promise.all(input.notes.map(noteDigest));
  const attached = (input.attachments ?? []).map(attachmentKey);
  const lacking = [input.key.keyId, input.bundleId, ...wanted.keys(), ...noted, ...attached].find(
    (subject) => !named.has(subject),
  );
  if (lacking !== undefined) throw new KuaError('log-broken', `no entry for ${lacking}`);
  const [problem] = await checkChain(lines, opened);
  if (problem) throw new KuaError('log-broken', `${problem.code} at ${problem.seq}`);

  const entries = [await madeEntry('data/log/chain.jsonl', utf8(lines.map((line) => `${line}\n`).join('')))];
  for (const [seq, bytes] of opened) {
    entries.push(await madeEntry(`data/log/entries/${String(seq).padStart(6, '0')}.json`, bytes));
  }
  return entries;
}

/** What an entry to be opened is about; null for one that stays closed. */
function subjectOf(entry: LogEntry, wanted: ReadonlyMap<string, string>, input: BagInput): string | null {
  if (entry.type === 'key-created') return entry.keyId === input.key.keyId ? entry.keyId : null;
  if (entry.type === 'export') return entry.bundleId === input.bundleId ? entry.bundleId : null;
  if (entry.type === 'note') return wanted.has(entry.captureId) ? entry.sha256 : null;
  if (entry.type !== 'capture') return attachedBy(entry, input);
  return wanted.get(entry.captureId) === entry.sha256 ? entry.captureId : null;
}
