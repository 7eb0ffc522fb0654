import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../lib/cli/index.ts';
import { publicKeyPem } from '../../../lib/evidence/index.ts';
import { inTerminal } from '../bundle/age/age-tool.ts';
import { encrypted, quickToTry } from '../bundle/age/made-age.ts';
import { exportedBag } from '../bundle/loose-bag.ts';
import { filesOf, tableOf } from './written-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kua-cli-age-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const words = 'тоғыз жолдың торабы 7';
let made: Awaited<ReturnType<typeof exportedBag>>;
let withWords: string;
let forKey: string;
let identity: string;
let key: string;
beforeAll(async () => {
  made = await exportedBag();
  const secret = await generateX25519Identity();
  const recipients = [await identityToRecipient(secret)];
  identity = file('identity.txt', `# created: today\n# public key: ${recipients.join('')}\n${secret}\n`);
  forKey = file('key.zip.age', await encrypted(made.zip, { kind: 'recipients', recipients }));
  withWords = file('words.zip.age', await quickToTry(made.zip, words));
  key = file('key.pem', publicKeyPem(made.key.publicSpki));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...command: string[]) => runCommand(command, ['C'], made.now);

describe('an encrypted bundle', { timeout: 120_000 }, () => {
  test('is verified with an identity file as if it were plain', async () => {
    const plain = await run('verify', file('plain.zip', made.zip), '--key', key);
    expect(plain.out).toContain('Everything holds');
    expect(await run('verify', forKey, '--key', key, '--identity', identity)).toEqual(plain);
  });

  test('is listed with the passphrase in a file', async () => {
    const secret = file('words.txt', `${words}\r\nand a second line\n`);
    const { code, out } = await run('list', withWords, '--passphrase-file', secret);
    expect(code).toBe(0);
    expect(out).toContain(made.bag.topFolder);
  });

  test('is compared as if it were plain', async () => {
    const plain = await run('compare', file('plain.zip', made.zip), '--json');
    expect(JSON.parse(plain.out)).not.toEqual([]);
    expect(await run('compare', forKey, '--json', '--identity', identity)).toEqual(plain);
  });

  test.each(['html', 'wacz'])('is converted as if it were plain: --%s', async (form) => {
    const out = (name: string): string => join(folder, `${name}-${form}`);
    await run('convert', file('plain.zip', made.zip), `--${form}`, out('plain'));
    const { code, error } = await run('convert', forKey, `--${form}`, out('key'), '--identity', identity);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(filesOf(out('plain')).size).toBeGreaterThan(0);
    expect(filesOf(out('key'))).toEqual(filesOf(out('plain')));
  });

  test('is converted to tables and WARC with its own name', async () => {
    const secret = ['--passphrase-file', file('words.txt', words)];
    expect(await run('convert', withWords, '--csv', join(folder, 'csv'), ...secret)).toMatchObject({
      code: 0,
    });
    const rows = tableOf(filesOf(join(folder, 'csv')).get('captures.csv'));
    expect(rows.map(({ captureId }) => captureId)).toEqual(made.ids.toSorted());
    expect(new Set(rows.map(({ bundle }) => bundle))).toEqual(new Set(['words.zip.age']));
    expect(await run('convert', withWords, '--warc', join(folder, 'warc'), ...secret)).toMatchObject({
      code: 0,
    });
    expect([...filesOf(join(folder, 'warc')).keys()]).toContain('indexes/index.cdxj');
  });

  test('is merged with others; encrypted twice and plain it is one bundle', async () => {
    const secrets = ['--identity', identity, '--passphrase-file', file('words.txt', words)];
    const files = [file('plain.zip', made.zip), forKey, withWords];
    const { code, out, error } = await run('merge', ...files, '--out', join(folder, 'merged'), ...secrets);
    expect({ code, error }).toEqual({ code: 0, error: '2 bundles were given again: taken once' });
    expect(out).toContain('1 bundle, 3 captures');
  });

  test('that nothing given opens is refused by its name, and the others are merged', async () => {
    const out = join(folder, 'others');
    const alone = await run('merge', forKey, '--out', out);
    expect(alone).toMatchObject({ code: 2, out: '' });
    expect(alone.error).toContain('key.zip.age: refused');
    expect(alone.error).toContain('This file is encrypted for recipients: --identity FILE');
    expect(readdirSync(folder)).not.toContain('others');
    const bytes = readFileSync(forKey);
    bytes.writeUInt8(bytes.readUInt8(400) ^ 1, 400);
    const changed = file('changed.zip.age', bytes);
    const both = await run(
      'merge',
      changed,
      withWords,
      file('plain.zip', made.zip),
      '--out',
      out,
      '--identity',
      identity,
    );
    expect(both.code).toBe(1);
    expect(both.error).toContain('A part of this encrypted file was changed or damaged');
    expect(both.error).toContain('This file is encrypted with a passphrase: --passphrase-file FILE');
    expect(both.out).toContain('1 bundle');
  });

  test('is verified with a passphrase typed at the terminal, which does not show it', () => {
    const program = fileURLToPath(new URL('../../../lib/cli/main.ts', import.meta.url));
    const verify = (typed: string) =>
      inTerminal(folder, typed, [process.execPath, program, 'verify', withWords]);
    const right = verify(words);
    expect(right.seen).toContain('Passphrase:');
    expect(right.seen).toContain('Consistent, key unknown');
    expect(right.seen).not.toContain('торабы');
    expect(right.code).toBe(0);
    const corrected = verify(`${words}ы\u007F`);
    expect(corrected.code).toBe(0);
    const wrong = verify('другое');
    expect(wrong.seen).toContain('This passphrase does not open the file');
    expect(wrong.code).toBe(2);
  });

  test('says what it wants where nobody gives it, and what is wrong with what they give', async () => {
    const wrong = file('wrong.txt', 'nope\n');
    const stranger = file('stranger.txt', await generateX25519Identity());
    const errors = [
      await run('verify', forKey),
      await run('verify', withWords),
      await run('verify', forKey, '--identity', stranger),
      await run('verify', forKey, '--identity', wrong),
      await run('verify', withWords, '--passphrase-file', wrong),
    ];
    expect(errors.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(errors.map(({ error }) => error.replace(/^\S+: /u, ''))).toEqual([
      'This file is encrypted for recipients: --identity FILE',
      'This file is encrypted with a passphrase: --passphrase-file FILE',
      'This file is not encrypted for you: none of the keys given opens it.',
      expect.stringContaining('This is no identity file of age'),
      expect.stringContaining('This passphrase does not open the file'),
    ]);
    const missing = await run('verify', forKey, '--identity', join(folder, 'none'));
    expect(missing).toMatchObject({ code: 2, error: expect.stringContaining('ENOENT') });
  });

  test('that was changed on its way ends with 1', async () => {
    const bytes = readFileSync(forKey);
    bytes.writeUInt8(bytes.readUInt8(400) ^ 1, 400);
    const { code, error } = await run('verify', file('changed.zip.age', bytes), '--identity', identity);
    expect({ code, error }).toEqual({
      code: 1,
      error: expect.stringContaining('A part of this encrypted file was changed or damaged'),
    });
  });

  test('leaves no plain copy beside it', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.zip'))).toEqual(['plain.zip']);
  });
});
