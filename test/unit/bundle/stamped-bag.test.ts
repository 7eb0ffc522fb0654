import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BagInput, verifyBundle } from '../../../lib/bundle/index.ts';
import { OtsError, TimestampError } from '../../../lib/evidence/index.ts';
import { removeFolder, temporaryFolder } from '../../harness/temporary.ts';
import { TimestampAuthority } from '../../harness/timestamp-authority.ts';
import { address, bagOf, refusal, stampedInput, stampFor } from './stamped-bag.ts';

const verifiers = fileURLToPath(new URL('../../../../shared/verifiers', import.meta.url));
const there = existsSync(join(verifiers, 'verify_bundle.py'));
if (!there) console.info(`not run: no verifiers at ${verifiers}`);

let folder: string;
let authority: TimestampAuthority;
let input: Awaited<ReturnType<typeof stampedInput>>;
let made: Awaited<ReturnType<typeof bagOf>>;
let root: Uint8Array;
let bag: string;
let zip: string;
beforeAll(async () => {
  folder = await temporaryFolder('stamped');
  authority = await TimestampAuthority.make(`${folder}/tsa`, { key: 'p256', intermediate: true });
  root = await authority.certificate('ca');
  input = await stampedInput(authority);
  made = await bagOf(input);
  zip = join(folder, made.plan.fileName);
  writeFileSync(zip, made.zip);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
  bag = join(folder, made.plan.topFolder);
});
afterAll(() => removeFolder(folder));

const sh = (command: string, cwd = bag): string => {
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
  return stdout + stderr.replaceAll(/^Using configuration from .*\n/gmu, '');
};
const read = (path: string): string => readFileSync(join(bag, path), 'utf8');
const commandsIn = (text: string): readonly string[] =>
  [...new Set(text.match(/^ {4}\S.*$/gmu) ?? [])].map((line) => line.trim());

describe('a bundle that others put a time to', () => {
  test('says so, and holds what they sent where format 1 has it', () => {
    expect(read('bag-info.txt')).toContain('\nKua-Anchors: sig tsa1 ots\n');
    expect(readdirSync(join(bag, 'anchors')).toSorted()).toEqual([
      'captures',
      'tagmanifest-sha256.txt.ots',
      'tagmanifest-sha256.txt.sig',
      'tagmanifest-sha256.txt.tsa1.tsr',
    ]);
    const ids = input.made.map(({ record }) => record.captureId);
    for (const id of ids) {
      expect(readdirSync(join(bag, 'anchors/captures', id))).toEqual(['capture.json.ots']);
      expect(read('manifest-sha256.txt')).toContain(`  data/captures/${id}/capture.json.tsa1.tsr\n`);
    }
    expect(read('tagmanifest-sha256.txt')).toContain('  keys/tsa1.ca.pem\n');
    expect(made.plan.anchors).toEqual([
      { name: 'tsa1', authority: address, error: null },
      { name: 'ots', authority: null, error: null },
    ]);
  });

  test('shows in its report whose times there are, and how late they came', () => {
    const report = read('data/index.html');
    const { host } = new URL(address);
    const times = report.match(
      new RegExp(
        `${host.replaceAll('.', String.raw`\.`)}: [\\d-]+ [\\d:]+ UTC, \\d+ min after the capture`,
        'gu',
      ),
    );
    expect(times).toHaveLength(3);
    expect(report).toContain('OpenTimestamps proof');
  });

  test('holds the certificates above the signer, its own left out', () => {
    const pems = ['mid.pem', 'ca.pem'].map((name) => readFileSync(authority.path(name), 'utf8'));
    const certificates = read('keys/tsa1.ca.pem').match(/-----BEGIN[^]*?END CERTIFICATE-----\n/gu) ?? [];
    expect(new Set(certificates)).toEqual(new Set(pems));
    expect(read('keys/README.txt')).toContain(`- tsa1: ${address}\n`);
  });

  test('asks the authority once where its certificates are known from captures', () => {
    const digest = sh('sha256sum tagmanifest-sha256.txt').slice(0, 64);
    expect(input.digests).toEqual([digest]);
  });

  test('every command of README.txt, run as it stands, finds it whole', () => {
    const commands = commandsIn(read('README.txt'));
    expect(commands).toHaveLength(10);
    const answers = commands.map((command) => sh(command));
    expect(answers[0]).toBe('');
    expect(answers[1]).toBe('');
    expect(answers[2]).toBe('Verified OK\n');
    expect(answers[7]).toBe('Verification: OK\n'.repeat(4));
    expect(answers[8]?.match(/^\S+\.tsr: Time stamp: \w+ +\d+ [\d:]+ \d{4} GMT$/gmu)).toHaveLength(4);
    expect(answers[9]).toBe('');
  });

  test('every command of README.txt finds its fault', () => {
    const copy = `${bag}-copy`;
    execFileSync('cp', ['-r', bag, copy]);
    const [, , , , , , , tokens = '', , proofs = ''] = commandsIn(read('README.txt'));
    const [a = '', b = ''] = input.made.map(({ record }) => `captures/${record.captureId}/capture.json`);
    execFileSync('cp', [join(bag, `data/${b}.tsa1.tsr`), join(copy, `data/${a}.tsa1.tsr`)]);
    expect(
      sh(tokens, copy)
        .match(/^Verification: (?:OK|FAILED)$/gmu)
        ?.toSorted(),
    ).toEqual(['Verification: FAILED', ...Array.from({ length: 3 }, () => 'Verification: OK')]);
    execFileSync('cp', [join(bag, `anchors/${b}.ots`), join(copy, `anchors/${a}.ots`)]);
    expect(sh(proofs, copy)).toBe(`not for data/${a}: anchors/${a}.ots\n`);
  });

  test('holds by the root of the authority, and is consistent without', async () => {
    const bundle = new Blob([made.zip]);
    const by = (roots: readonly Uint8Array[]) => verifyBundle(bundle, { now: new Date(), roots });
    const codes = async (roots: readonly Uint8Array[]) => {
      const { holds, checks } = await by(roots);
      const notes = checks.find(({ check }) => check === 'tokens')?.findings ?? [];
      return { holds, codes: notes.map(({ code, state }) => `${state} ${code}`) };
    };
    expect(await codes([])).toEqual({ holds: true, codes: Array(4).fill('note tsa-unknown') });
    expect(await codes([root])).toEqual({ holds: true, codes: Array(4).fill('note tsa-known') });
  });

  describe.runIf(there)('by verifiers that share no code with Kuä', () => {
    const copy = (): string => {
      const to = join(folder, 'verifiers');
      if (!existsSync(to)) execFileSync('cp', ['-r', verifiers, to]);
      return to;
    };
    test.for([
      ['with its own certificates', []],
      ['with the root', ['--tsa-ca', 'ca.pem']],
    ] as const)('holds %s', ([, args]) => {
      const cas = args.map((arg) => (arg === 'ca.pem' ? authority.path(arg) : arg));
      const minimal = spawnSync('sh', [join(copy(), 'verify_minimal.sh'), bag, ...cas], { encoding: 'utf8' });
      expect(minimal.stdout).toContain('RESULT OK');
      expect(minimal.stdout.match(/^ok {4}token \S+: existed at /gmu)).toHaveLength(4);
      const whole = spawnSync('python3', [join(copy(), 'verify_bundle.py'), zip, ...cas], {
        encoding: 'utf8',
      });
      expect(whole.stdout + whole.stderr).toContain('RESULT OK');
      expect(whole.stdout.match(/^== ots captures.*PASS$/gmu)).toHaveLength(3);
    });

    test('not by the root of another', async () => {
      const other = await TimestampAuthority.make(`${folder}/other`, { key: 'p256' });
      const args = [join(copy(), 'verify_minimal.sh'), bag, '--tsa-ca', other.path('ca.pem')];
      expect(spawnSync('sh', args, { encoding: 'utf8' }).stdout).toContain('RESULT FAIL');
    });
  });
});

describe('who does not answer', () => {
  const anchorsOf = async (change: Partial<BagInput>) => {
    const { plan, zip: bytes, bag: loose } = await bagOf({ ...input, ...change });
    const { holds } = await verifyBundle(new Blob([bytes]), { now: new Date(), roots: [root] });
    const listed = /^Kua-Anchors: (.*)$/mu.exec(loose.text('bag-info.txt'))?.[1];
    return { plan, loose, holds, listed };
  };
  const down = new TimestampError('unreachable', 'no answer');
  const silent = { address: 'https://down.example/', stamp: () => Promise.reject(down) };

  test('does not stop the export; the bundle says whom it has', async () => {
    const { plan, loose, holds, listed } = await anchorsOf({ authorities: [silent, ...input.authorities] });
    expect({ holds, listed }).toEqual({ holds: true, listed: 'sig tsa2 ots' });
    expect(plan.anchors).toEqual([
      { name: 'tsa1', authority: silent.address, error: down },
      { name: 'tsa2', authority: address, error: null },
      { name: 'ots', authority: null, error: null },
    ]);
    expect(loose.paths(/tsa1/u)).toEqual([]);
    expect(loose.text('README.txt')).not.toContain(silent.address);
  });

  test('is still there by what captures have of it', async () => {
    const { loose, holds, listed } = await anchorsOf({ authorities: [{ ...silent, address }] });
    expect({ holds, listed }).toEqual({ holds: true, listed: 'sig ots' });
    expect(loose.paths(/tsa1/u)).toHaveLength(4);
    expect(loose.text('README.txt')).toContain(`- tsa1: ${address}\n`);
  });

  test.for<[string, () => Promise<Uint8Array>, string]>([
    ['that says no', () => Promise.resolve(refusal), 'rejected'],
    ['that answers for another digest', () => stampFor(authority, new Uint8Array(32)), 'mismatch'],
    ['that answers with a page', () => Promise.resolve(Buffer.from('<!doctype html>')), 'unreadable'],
  ])('an authority %s is as if it had not', async ([, stamp, reason]) => {
    const { plan, holds, listed } = await anchorsOf({ authorities: [{ address: silent.address, stamp }] });
    expect({ holds, listed }).toEqual({ holds: true, listed: 'sig ots' });
    expect(plan.anchors[0]?.error).toMatchObject({ reason });
  });

  test('a calendar that fails is left out as well', async () => {
    const attest = () => Promise.reject(new OtsError('unreachable', 'no answer'));
    const { plan, loose, holds, listed } = await anchorsOf({ attest });
    expect({ holds, listed }).toEqual({ holds: true, listed: 'sig tsa1' });
    expect(plan.anchors[1]?.error).toMatchObject({ code: 'unreachable' });
    expect(loose.paths(/\.ots$/u)).toHaveLength(3);
  });

  test('an authority that is new brings its certificates, and is asked once more', async () => {
    const other = await TimestampAuthority.make(`${folder}/new`, { key: 'p256', name: ' New' });
    let times = 0;
    const stamp = (digest: Uint8Array): Promise<Uint8Array> => {
      times += 1;
      return stampFor(other, digest);
    };
    const authorities = [{ address: 'https://new.example/', stamp }];
    const { loose, listed } = await anchorsOf({ authorities });
    expect({ times, listed }).toEqual({ times: 2, listed: 'sig tsa1 ots' });
    expect(loose.text('keys/tsa1.ca.pem')).toBe(readFileSync(other.path('ca.pem'), 'utf8'));
    expect(loose.paths(/tsa2/u)).toHaveLength(4);
    times = 0;
    const certificates = [await other.certificate('ca')];
    await anchorsOf({ authorities: [{ address: 'https://new.example/', stamp, certificates }] });
    expect(times).toBe(1);
  });

  test('an authority that is never the same is given up', async () => {
    let times = 0;
    const stamp = async (digest: Uint8Array): Promise<Uint8Array> => {
      times += 1;
      return stampFor(await TimestampAuthority.make(`${folder}/never-${times}`, { key: 'p256' }), digest);
    };
    const { plan, listed } = await anchorsOf({ authorities: [{ address: 'https://x.example/', stamp }] });
    expect({ times, listed }).toEqual({ times: 2, listed: 'sig ots' });
    expect(plan.anchors[0]?.error).toMatchObject({ reason: 'mismatch' });
  });

  test('the person who gives up is heard', async () => {
    const stamp = () => Promise.reject(new Error('enough'));
    await expect(anchorsOf({ authorities: [{ address, stamp }] })).rejects.toThrow('enough');
  });

  test('a stored proof that is damaged stops the export and is named', async () => {
    const [files, ...others] = input.captures;
    if (!files) throw new Error('no captures');
    const proofs = await files.proofs();
    const [token] = proofs.tokens;
    if (!token) throw new Error('no token');
    const tsr = token.tsr.slice(0, -1);
    const bad = [
      { ...proofs, tokens: [{ ...token, tsr }] },
      { ...proofs, tokens: [{ ...token, tsr: await stampFor(authority, new Uint8Array(32)) }] },
      { ...proofs, ots: proofs.ots.slice(0, -1) },
    ];
    for (const one of bad) {
      const captures = [{ ...files, proofs: () => Promise.resolve(one) }, ...others];
      await expect(anchorsOf({ captures })).rejects.toMatchObject({
        code: 'unexpected',
        detail: expect.stringContaining(files.captureId),
      });
    }
  });
});
