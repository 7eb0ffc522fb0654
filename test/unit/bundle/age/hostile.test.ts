import {
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
  Encrypter,
} from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { AgeRefusal, openBundleFile, type Secret } from '../../../../lib/bundle/index.ts';
import { type Bytes, concatBytes, toBase64, utf8 } from '../../../../lib/evidence/index.ts';
import { scrypt } from './age-tool.ts';
import { answers, encrypted, identity, opened, passphrase, plainBytes, quickToTry } from './made-age.ts';

const chunk = 64 * 1024;
const sealedChunk = chunk + 16;
const plain = plainBytes(3 * chunk + 1000);
let key: string;
let mine: Secret;
let good: Bytes;
/** Where the payload begins. */
let payload: number;
beforeAll(async () => {
  key = await generateX25519Identity();
  mine = identity(key);
  good = await encrypted(plain, { kind: 'recipients', recipients: [await identityToRecipient(key)] });
  payload = good.length - plain.length - 4 * 16;
});

/** The rule that opening and reading a file ends with. */
async function ruleOf(file: Bytes | string, ...secrets: readonly Secret[]): Promise<string> {
  try {
    const bytes = await opened(new Blob([file]), ...(secrets.length > 0 ? secrets : [mine]));
    return `opened: ${bytes.length} bytes`;
  } catch (error) {
    return error instanceof AgeRefusal ? error.rule : String(error);
  }
}

function changed(at: number): Bytes {
  const bytes = good.slice();
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

function armored(bytes: Bytes, lineEnd = '\n'): string {
  const lines = toBase64(bytes).match(/.{1,64}/gu) ?? [];
  const [begin, end] = ['-----BEGIN AGE ENCRYPTED FILE-----', '-----END AGE ENCRYPTED FILE-----'];
  return [begin, ...lines, end, ''].join(lineEnd);
}

const text = (bytes: Bytes): string => Buffer.from(bytes).toString('latin1');

describe('what was changed on its way', () => {
  test('is found in each part of the file, whatever byte it is', async () => {
    const found: Record<string, string> = {};
    for (const [part, at] of Object.entries({
      mac: payload - 16 - 5,
      nonce: payload - 3,
      first: payload + 9,
      second: payload + sealedChunk + 70,
      tag: payload + 2 * sealedChunk - 1,
      last: good.length - 500,
      end: good.length - 1,
    }))
      found[part] = await ruleOf(changed(at));
    expect(found).toEqual({
      mac: 'header',
      // With another nonce no chunk opens, and the last is looked at first.
      nonce: 'cut',
      first: 'damaged',
      second: 'damaged',
      tag: 'damaged',
      last: 'cut',
      end: 'cut',
    });
  });

  test('is for nobody’s key where that is the part for the key', async () => {
    // One letter of the stanza for another: it is still well formed.
    const at =
      32 +
      text(good)
        .slice(32)
        .search(/[2-9b-y]/u);
    const { ask, asked } = answers(mine);
    await expect(openBundleFile(new Blob([changed(at)]), ask, scrypt)).rejects.toThrow('cancelled');
    expect(asked).toEqual([
      { wants: 'identity', refused: null },
      { wants: 'identity', refused: 'identity' },
    ]);
  });

  test('is found where chunks were swapped, repeated or left out', async () => {
    const chunks = [0, 1, 2, 3].map((n) =>
      good.slice(payload + n * sealedChunk, payload + (n + 1) * sealedChunk),
    );
    const made = (...order: number[]): Bytes =>
      concatBytes([good.slice(0, payload), ...order.map((n) => chunks[n] ?? new Uint8Array())]);
    expect(await ruleOf(made(0, 1, 2, 3))).toBe(`opened: ${plain.length} bytes`);
    expect(await ruleOf(made(1, 0, 2, 3))).toBe('damaged');
    expect(await ruleOf(made(0, 0, 2, 3))).toBe('damaged');
    expect(await ruleOf(made(0, 2, 3))).toBe('cut');
    expect(await ruleOf(made(0, 1, 2, 3, 3))).toBe('cut');
  });

  test('is found wherever it was cut off', async () => {
    const lengths = [19, 22, 60, payload - 20, payload, payload + 10, payload + 16, payload + sealedChunk];
    lengths.push(payload + 2 * sealedChunk + 3, good.length - 1);
    for (const length of lengths) expect(await ruleOf(good.slice(0, length)), `${length}`).toBe('cut');
    expect(await ruleOf(concatBytes([good, utf8('x')]))).toBe('cut');
  });
});

describe('a header that means harm', () => {
  const scryptHeader = (work: string): string =>
    `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${work}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n${'x'.repeat(40)}`;

  test.each(['21', '22', '30', '63', '99999999999999999999'])(
    'is refused before anybody is asked or any work is done: scrypt of 2^%s',
    async (work) => {
      const { ask, asked } = answers(passphrase('x'));
      let derived = 0;
      const counting = async (): Promise<Uint8Array> => {
        derived += 1;
        return new Uint8Array(32);
      };
      const opening = openBundleFile(new Blob([scryptHeader(work)]), ask, counting);
      await expect(opening).rejects.toMatchObject({ rule: 'work' });
      expect({ asked, derived }).toEqual({ asked: [], derived: 0 });
    },
  );

  test.each(['0', '-1', '1e9', '018', 'x', ''])('is refused: work factor “%s”', async (work) => {
    expect(await ruleOf(scryptHeader(work), passphrase('x'))).toBe('header');
  });

  test('is refused where a passphrase is not alone', async () => {
    const [head = '', stanza = ''] = text(good).split('\n');
    const two = text(good).replace(
      `${head}\n`,
      `${head}\n-> scrypt ${'A'.repeat(22)} 1\n${'A'.repeat(43)}\n`,
    );
    expect(stanza).toContain('X25519');
    expect(await ruleOf(Uint8Array.from(Buffer.from(two, 'latin1')))).toBe('header');
  });

  test('is read no further than its bound', async () => {
    const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
    expect(await ruleOf(`age-encryption.org/v1\n${stanza.repeat(2000)}`)).toBe('long-header');
    expect(await ruleOf(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(1e6)}\n`)).toBe('long-header');
  });

  test.each([
    ['another version', 'age-encryption.org/v2\n-> X25519 AAAA\n', 'version'],
    ['no stanza', `age-encryption.org/v1\n--- ${'A'.repeat(43)}\n${'x'.repeat(40)}`, 'other-keys'],
    ['a stanza of noise', `age-encryption.org/v1\n-> X25519\n\n--- A\n${'x'.repeat(40)}`, 'header'],
    [
      'only keys of SSH',
      `age-encryption.org/v1\n-> ssh-rsa AAAA\nAAAA\n--- A\n${'x'.repeat(40)}`,
      'other-keys',
    ],
  ])('is refused: %s', async (_, file, rule) => {
    expect(await ruleOf(file)).toBe(rule);
  });

  test('is refused where it holds what is not Base64', async () => {
    const spoilt = text(good).replace(/(?<=X25519 )./u, '!');
    expect(await ruleOf(Uint8Array.from(Buffer.from(spoilt, 'latin1')))).toBe('header');
  });
});

describe('who asks', () => {
  test('is asked again for another key or passphrase, told why, and may give up', async () => {
    const stranger = identity(await generateX25519Identity());
    const { ask, asked } = answers(stranger, identity('my key'), passphrase('x'), mine);
    await openBundleFile(new Blob([good]), ask, scrypt);
    expect(asked).toEqual([
      { wants: 'identity', refused: null },
      { wants: 'identity', refused: 'identity' },
      { wants: 'identity', refused: 'no-identity' },
      { wants: 'identity', refused: 'passphrase' },
    ]);
    expect(await ruleOf(good, stranger)).toContain('cancelled');
  });

  test('is told that a passphrase is wrong, and opens it with the right one', async () => {
    const locked = await quickToTry(plain, 'жеті жарғы');
    const { ask, asked } = answers(passphrase('жеті жаргы'), passphrase('жеті жарғы'));
    const { zip } = await openBundleFile(new Blob([locked]), ask, scrypt);
    expect(zip.size).toBe(plain.length);
    expect(asked).toEqual([
      { wants: 'passphrase', refused: null },
      { wants: 'passphrase', refused: 'passphrase' },
    ]);
  });

  test('is told where a device has too little memory', async () => {
    const locked = await quickToTry(plain, 'x');
    const failing = async (): Promise<Uint8Array> => {
      throw new RangeError('Array buffer allocation failed');
    };
    const opening = openBundleFile(new Blob([locked]), answers(passphrase('x')).ask, failing);
    await expect(opening).rejects.toMatchObject({ rule: 'work' });
  });

  test('is told that the file is for keys of another kind', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateHybridIdentity()));
    expect(await ruleOf((await encrypter.encrypt('x')) as Bytes)).toBe('other-keys');
  });
});

describe('armored text', () => {
  test.each([
    ['lines that end as on Unix', '\n'],
    ['lines that end as on Windows', '\r\n'],
  ])('is opened: %s', async (_, lineEnd) => {
    for (const size of [plain.length, 0, 1, 31, 32, 33]) {
      const lock = { kind: 'recipients', recipients: [await identityToRecipient(key)] } as const;
      const bytes = await encrypted(plain.slice(0, size), lock);
      const file = new Blob([armored(bytes, lineEnd)]);
      expect(Buffer.from(await opened(file, mine)).equals(plain.subarray(0, size))).toBe(true);
    }
  });

  test('is opened with white space around it, within bounds', async () => {
    expect(await ruleOf(`\n \r\n${armored(good)}\n\n \t`)).toBe(`opened: ${plain.length} bytes`);
    expect(await ruleOf(`${armored(good)}${' '.repeat(5000)}`)).toBe('armor');
  });

  test.each<[string, (file: string) => string]>([
    ['cut off', (file) => file.slice(0, 5000)],
    ['without its last line', (file) => file.replace(/-----END.*\n/u, '')],
    ['followed by more', (file) => `${file}more`],
    ['with a letter that is none', (file) => `${file.slice(0, 5000)}*${file.slice(5001)}`],
    ['with a line cut short', (file) => file.replace(/(?<=\n.{10}).{4}(?=.{50}\n)/u, '')],
    ['with padding within', (file) => file.replace(/(?<=\n.{62})..(?=\n)/u, '==')],
    ['with lines of another length', (file) => file.replaceAll(/(?<=\n.{32})(?=.{32}\n)/gu, '\n')],
    ['with an empty line', (file) => file.replace('\n-----END', '\n\n-----END')],
    ['with nothing in it', () => armored(new Uint8Array())],
  ])('is refused: %s', async (_, change) => {
    expect(await ruleOf(change(armored(good)))).toBe('armor');
  });
});

test('a ZIP with the name of an encrypted file inside is no encrypted file', async () => {
  expect(await ruleOf('PK age-encryption.org/v1\n')).toBe('opened: 25 bytes');
});
