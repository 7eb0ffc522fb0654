import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stampOts, upgradeOts } from '../../../../lib/evidence/index.ts';
import { python } from './reference.ts';

const programs = fileURLToPath(new URL('../../../../../shared/verifiers/ots', import.meta.url));
const there = existsSync(join(programs, 'verify_ots.py'));
if (!there) console.info(`not run: no verifiers at ${programs}`);

describe.runIf(there && python !== undefined)('a calendar and a verifier that share no code with Kuä', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kua-ots-'));
  const at = (name: string): string => join(folder, name);
  const verify = (...more: string[]): { status: number | null; said: string } => {
    const args = [join(programs, 'verify_ots.py'), at('record'), at('record.ots'), ...more];
    const { status, stdout } = spawnSync(python ?? '', args, { encoding: 'utf8' });
    return { status, said: stdout };
  };
  let calendar: ChildProcess;
  let address = '';
  beforeAll(async () => {
    calendar = spawn(python ?? '', [join(programs, 'fake_calendar.py'), '0', at('blocks.json')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = calendar.stdout ? ((await once(calendar.stdout, 'data')) as [Buffer]) : [];
    address = String(line).trim();
  });
  afterAll(() => {
    calendar.kill();
    rmSync(folder, { recursive: true });
  });

  test('attest a record, and find it in the block that it came into', async () => {
    const record = Buffer.from('{"format":"kua-capture/1"}');
    const digest = createHash('sha256').update(record).digest();
    const asking = { calendars: [address], deadline: AbortSignal.timeout(20_000) };
    writeFileSync(at('record'), record);
    const { ots } = await stampOts(digest, { nonce: randomBytes(16), post: fetch, ...asking });
    writeFileSync(at('record.ots'), ots);
    expect(verify()).toMatchObject({ status: 0, said: expect.stringContaining(`pending  ${address}`) });
    expect(verify('--require-bitcoin').status).toBe(1);

    const early = await upgradeOts(ots, { digest, get: fetch, ...asking });
    expect(Buffer.compare(early.ots, ots)).toBe(0);
    await fetch(`${address}/mine`, { method: 'POST' });
    const { ots: upgraded, answers } = await upgradeOts(ots, { digest, get: fetch, ...asking });
    expect(answers).toMatchObject([{ upgraded: true }]);
    writeFileSync(at('record.ots'), upgraded);
    expect(verify('--blocks', at('blocks.json'), '--require-bitcoin')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/bitcoin {2}block \d+ OK/u),
    });
    writeFileSync(at('record'), 'another record');
    expect(verify()).toMatchObject({ status: 1, said: expect.stringContaining('for another file') });
  });
});
