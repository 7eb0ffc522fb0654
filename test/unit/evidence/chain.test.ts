import { describe, expect, test } from 'vitest';
import { chainLine, checkChain, newEntry, sha256, utf8 } from '../../../lib/evidence/index.ts';
import type { LogEvent } from '../../../lib/model/index.ts';

const keyId = `sha256:${'ab'.repeat(32)}`;
const at = '2026-03-15T12:00:00.000Z';
const salt = (seq: number): string => String(seq).padStart(32, '0');

const events: readonly LogEvent[] = [
  { type: 'key-created', keyId },
  {
    type: 'capture',
    captureId: '20260315T120000123Z-1a2b3c4d',
    sha256: 'cd'.repeat(32),
    url: 'https://x.example/',
  },
  { type: 'export', bundleId: '7b1cf9a0-0000-4000-8000-000000000000' },
];

async function chain(): Promise<{ lines: string[]; entries: Map<number, Uint8Array> }> {
  const lines: string[] = [];
  const entries = new Map<number, Uint8Array>();
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    const entryBytes = newEntry(event, { at, salt: salt(seq), seq });
    entries.set(seq, entryBytes);
    lines.push(await chainLine({ entryBytes, previousLine: lines.at(-1) ?? null, seq }));
  }
  return { lines, entries };
}

describe('the log', () => {
  test('a line is canonical JSON that commits to its entry and to the line before', async () => {
    const { lines, entries } = await chain();
    const [first = '', second = ''] = lines;
    const entry = entries.get(1) ?? new Uint8Array();
    expect(new TextDecoder().decode(entry)).toBe(
      `{"at":"${at}","keyId":"${keyId}","salt":"${salt(1)}","seq":1,"type":"key-created"}`,
    );
    expect(first).toBe(`{"entry":"sha256:${await sha256(entry)}","prev":"sha256:${'0'.repeat(64)}","seq":1}`);
    expect(second).toContain(`"prev":"sha256:${await sha256(utf8(first))}","seq":2`);
  });

  test('a whole chain has no problems, opened or closed', async () => {
    const { lines, entries } = await chain();
    expect(await checkChain(lines, entries)).toEqual([]);
    expect(await checkChain(lines, new Map())).toEqual([]);
    expect(await checkChain([], new Map())).toEqual([]);
  });

  test('a removed line is found', async () => {
    const { lines } = await chain();
    const codes = (await checkChain([lines[0] ?? '', lines[2] ?? ''], new Map())).map(({ code }) => code);
    expect(codes).toEqual(['line-seq', 'line-prev']);
  });

  test('a rewritten closed line is found by the one after it', async () => {
    const { lines } = await chain();
    const other = `"entry":"sha256:${'ee'.repeat(32)}"`;
    const rewritten = lines.with(1, (lines[1] ?? '').replace(/"entry":"[^"]*"/u, other));
    expect(await checkChain(rewritten, new Map())).toEqual([{ seq: 3, code: 'line-prev' }]);
    const spaced = lines.with(1, (lines[1] ?? '').replace(',', ', '));
    expect(await checkChain(spaced, new Map())).toEqual([
      { seq: 2, code: 'line-not-canonical' },
      { seq: 3, code: 'line-prev' },
    ]);
  });

  test('an entry that does not open its line is found', async () => {
    const { lines, entries } = await chain();
    const other = newEntry({ type: 'key-created', keyId }, { at, salt: salt(9), seq: 2 });
    expect(await checkChain(lines, new Map(entries).set(2, other))).toEqual([
      { seq: 2, code: 'entry-digest' },
    ]);
    expect(await checkChain(lines, new Map(entries).set(2, utf8('{}')))).toEqual([
      { seq: 2, code: 'entry-digest' },
      { seq: 2, code: 'entry-unreadable' },
    ]);
    expect(await checkChain(lines, new Map([[7, other]]))).toEqual([{ seq: 7, code: 'entry-without-line' }]);
  });

  test('a line that is no line is found, and so is what hangs on it', async () => {
    const { lines } = await chain();
    expect(await checkChain(lines.with(0, 'not json'), new Map())).toEqual([
      { seq: 1, code: 'line-unreadable' },
      { seq: 2, code: 'line-prev' },
    ]);
  });

  test('an entry without a proper salt, and a line without its place, are never made', async () => {
    expect(() => newEntry({ type: 'key-created', keyId }, { at, salt: 'short', seq: 1 })).toThrow();
    const entryBytes = newEntry({ type: 'key-created', keyId }, { at, salt: salt(1), seq: 1 });
    await expect(chainLine({ entryBytes, previousLine: null, seq: 2 })).rejects.toThrow(RangeError);
    await expect(chainLine({ entryBytes, previousLine: 'x', seq: 1 })).rejects.toThrow(RangeError);
  });
});
