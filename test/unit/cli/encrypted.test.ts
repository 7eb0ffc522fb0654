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
