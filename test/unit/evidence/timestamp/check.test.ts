import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  checkTimestamp,
  readTimestamp,
  type TimestampFault,
  timestampRequest,
} from '../../../../lib/evidence/index.ts';
import { derOf, readDer } from '../../../../lib/evidence/der.ts';
import { removeFolder, temporaryFolder } from '../../../harness/temporary.ts';
import {
  type AuthorityOptions,
  type HandMade,
  TimestampAuthority,
} from '../../../harness/timestamp-authority.ts';
import { editSigned, editSigner, withoutCertificates } from './edited-token.ts';
import { madeInfo, responseWith } from './made-info.ts';

const record = Buffer.from('{"format":"kua-capture/1"}');
const digest = createHash('sha256').update(record).digest();
const request = timestampRequest(digest, randomBytes(8));

let folder: string;
let plain: TimestampAuthority;
let plainRoot: Uint8Array;
beforeAll(async () => {
  folder = await temporaryFolder('tsa-check');
  plain = await TimestampAuthority.make(`${folder}/plain`);
  plainRoot = await plain.certificate('ca');
});
afterAll(() => removeFolder(folder));

let count = 0;
const made = (options: AuthorityOptions): Promise<TimestampAuthority> => {
  count += 1;
  return TimestampAuthority.make(`${folder}/${count}`, { key: 'p256', ...options });
};
/** A token signed by hand over a time that we choose. */
const signed = async (authority: TimestampAuthority, at: string, how: HandMade = {}): Promise<Uint8Array> =>
  responseWith(await authority.sign(madeInfo({ digest, at }), how));
const faultOf = async (tsr: Uint8Array, roots: readonly Uint8Array[] = []): Promise<TimestampFault | null> =>
  (await checkTimestamp(tsr, { digest, roots })).fault;

describe('a token of a real authority', () => {
  const kinds: readonly AuthorityOptions[] = [
    { key: 'rsa' },
    { key: 'rsa', digest: 'sha512' },
    { key: 'rsa', namedBy: 'sha1' },
    { key: 'rsa', intermediate: true },
    { key: 'p256', digest: 'sha384' },
    { key: 'p384', digest: 'sha512', intermediate: true },
    { key: 'p521', digest: 'sha512' },
    { key: 'p256', intermediate: true, namedBy: 'sha1' },
    { key: 'p256', keyUsage: 'critical,digitalSignature' },
  ];
  test.for(kinds.map((kind) => [JSON.stringify(kind), kind] as const))('%s holds', async ([, kind]) => {
    const authority = await made(kind);
    const tsr = await authority.reply(request);
    const check = await checkTimestamp(tsr, {
      digest,
      roots: [plainRoot, await authority.certificate('ca')],
    });
    expect(check).toEqual({
      fault: null,
      detail: null,
      at: expect.any(Date),
      signer: 'C=XX, O=TEST ONLY, CN=Test Signer',
      root: 'C=XX, O=TEST ONLY, CN=Test Root',
    });
    expect(Math.abs((check.at?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await authority.takes(tsr, record)).toBe(true);
  });

  test('is consistent without a root, and then nobody is said to stand behind it', async () => {
    const { fault, signer, root } = await checkTimestamp(await plain.reply(request), { digest, roots: [] });
    expect({ fault, signer, root }).toEqual({
      fault: null,
      signer: 'C=XX, O=TEST ONLY, CN=Test Signer',
      root: null,
    });
  });

  test('does not come from another root of the same name', async () => {
    const other = await made({});
    const tsr = await plain.reply(request);
    expect(await faultOf(tsr, [await other.certificate('ca')])).toBe('path');
    expect(await faultOf(tsr, [plainRoot])).toBe(null);
  });

  test('is for its own digest and no other', async () => {
    const tsr = await plain.reply(request);
    const { fault, at } = await checkTimestamp(tsr, { digest: randomBytes(32), roots: [plainRoot] });
    expect({ fault, at: at !== null }).toEqual({ fault: 'other', at: true });
    const longer = timestampRequest(digest, randomBytes(8));
    // The same first bytes under SHA-512: another imprint.
    const info = madeInfo({
      digest: Buffer.concat([digest, digest]),
      at: '20260101000000Z',
      algorithm: '608648016503040203',
    });
    expect(await faultOf(responseWith(await plain.sign(info)))).toBe('other');
    expect(await faultOf(await plain.reply(longer))).toBe(null);
  });

  test('needs the certificates in between, from the token or from beside it', async () => {
    const authority = await made({ intermediate: true });
    const tsr = responseWith(
      await authority.sign(madeInfo({ digest, at: '20260101000000Z' }), { args: ['-nocerts'] }),
    );
    expect(await faultOf(tsr)).toBe('signer');
    const signerOnly = withoutCertificates(await authority.reply(request), ['mid', 'ca'], authority);
    const roots = [await authority.certificate('ca')];
    const others = [await authority.certificate('mid')];
    expect(await faultOf(await signerOnly, roots)).toBe('path');
    expect((await checkTimestamp(await signerOnly, { digest, roots, others })).fault).toBe(null);
    // Whom the person trusts need not be at the top.
    expect(await faultOf(await signerOnly, others)).toBe(null);
    expect(await faultOf(await signerOnly, [await authority.certificate('tsa')])).toBe(null);
  });
});

describe('the time of a token', () => {
  const past = { valid: ['20200101000000Z', '20210101000000Z'] } as const;
  test('may lie where the certificate was valid that has expired since', async () => {
    const authority = await made(past);
    const roots = [await authority.certificate('ca')];
    expect(await faultOf(await signed(authority, '20200630120000Z'), roots)).toBe(null);
    expect(await faultOf(await signed(authority, '20210101000000Z'), roots)).toBe(null);
  });

  test.for(['20191231235959Z', '20210101000001Z', '20260101000000Z'])(
    'must lie where the certificate was valid, which %s is not',
    async (at) => {
      const authority = await made(past);
      const tsr = await signed(authority, at);
      expect(await faultOf(tsr, [await authority.certificate('ca')])).toBe('validity');
      expect(await faultOf(tsr)).toBe('validity');
    },
  );

  test('must not lie before a certificate that is not valid yet', async () => {
    const authority = await made({ valid: ['20400101000000Z', '20410101000000Z'] });
    expect(await faultOf(await authority.reply(request))).toBe('validity');
  });

  test('is read to the millisecond, in universal time alone', async () => {
    const at = async (text: string) =>
      (await checkTimestamp(await signed(plain, text), { digest, roots: [] })).at;
    expect((await at('20260315120000.125Z'))?.toISOString()).toBe('2026-03-15T12:00:00.125Z');
    expect((await at('20260315120000.10Z'))?.toISOString()).toBe('2026-03-15T12:00:00.100Z');
    for (const text of [
      '20260315120000',
      '20260315120000.Z',
      '20260315120000,5Z',
      '202603151200Z',
      '20260230120000Z',
      '20260315120000+0500',
    ]) {
      expect(await at(text)).toBe(null);
    }
  });
});

describe('a signer', () => {
  test.for<[string, AuthorityOptions]>([
    ['without a purpose', { purpose: null }],
    ['whose purpose is not critical', { purpose: 'timeStamping' }],
    ['of another purpose', { purpose: 'critical,codeSigning' }],
    ['of several purposes', { purpose: 'critical,timeStamping,codeSigning' }],
    ['of any purpose', { purpose: 'critical,anyExtendedKeyUsage' }],
    ['whose key may not sign', { keyUsage: 'critical,keyAgreement' }],
  ])('%s does not make time-stamps', async ([, options]) => {
    const authority = await made(options);
    const tsr = await signed(authority, '20260101000000Z');
    expect(await faultOf(tsr, [await authority.certificate('ca')])).toBe('purpose');
    expect(await faultOf(tsr)).toBe('purpose');
  });

  test('that is not named by a signed attribute is not believed', async () => {
    expect(await faultOf(await signed(plain, '20260101000000Z', { namesSigner: false }), [plainRoot])).toBe(
      'signer',
    );
    expect(await faultOf(await signed(plain, '20260101000000Z'), [plainRoot])).toBe(null);
  });

  test('that is named where nothing is signed is not believed', async () => {
    const nameless = await signed(plain, '20260101000000Z', { namesSigner: false });
    const named = await signed(plain, '20260101000000Z');
    let attributes = new Uint8Array();
    editSigner(named, (fields) => {
      const [, , , all] = fields;
      attributes = Uint8Array.from(derOf(0xa1, readDer(all ?? attributes).content));
      return fields;
    });
    const moved = editSigner(nameless, (fields) => [...fields, attributes]);
    expect(await faultOf(moved, [plainRoot])).toBe('signer');
    // What is not signed does no harm either.
    expect(
      await faultOf(
        editSigner(named, (fields) => [...fields, attributes]),
        [plainRoot],
      ),
    ).toBe(null);
  });

  test('may be named by its key', async () => {
    expect(await faultOf(await signed(plain, '20260101000000Z', { args: ['-keyid'] }), [plainRoot])).toBe(
      null,
    );
  });

  test('that signs no attributes, or by SHA-1, is not believed', async () => {
    expect(
      await faultOf(await signed(plain, '20260101000000Z', { namesSigner: false, args: ['-noattr'] })),
    ).toBe('unreadable');
    expect(await faultOf(await signed(plain, '20260101000000Z', { args: ['-md', 'sha1'] }))).toBe(
      'signature',
    );
  });

  test('of another key under the same names and number is another', async () => {
    const [one, other] = [await made({}), await made({})];
    const tsr = await one.reply(request);
    const theirs = await other.certificate('tsa');
    const swapped = editSigned(tsr, (fields) =>
      fields.map((field) => (field[0] === 0xa0 ? derOf(0xa0, theirs) : field)),
    );
    expect(await faultOf(swapped)).toBe('signer');
  });

  test('beside whom another signs is not believed', async () => {
    const tsr = editSigned(await plain.reply(request), (fields) => {
      const signer = readDer(fields.at(-1) ?? new Uint8Array()).content;
      return [...fields.slice(0, -1), derOf(0x31, signer, signer)];
    });
    expect(await faultOf(tsr)).toBe('unreadable');
  });
});

describe('a path', () => {
  test.for<[string, readonly string[]]>([
    ['no authority', ['basicConstraints = critical,CA:FALSE', 'keyUsage = critical,keyCertSign']],
    ['an authority without being marked as one', ['keyUsage = critical,keyCertSign']],
    [
      'not allowed to sign certificates',
      ['basicConstraints = critical,CA:TRUE', 'keyUsage = critical,cRLSign'],
    ],
    [
      'marked in a way nobody knows',
      ['basicConstraints = critical,CA:TRUE', '1.2.3.4.5 = critical,ASN1:NULL'],
    ],
    [
      'allowed for other names only',
      ['basicConstraints = critical,CA:TRUE', 'nameConstraints = critical,permitted;dirName:elsewhere'],
    ],
  ])('does not lead over one that is %s', async ([, intermediateExtensions]) => {
    const authority = await made({ intermediate: true, intermediateExtensions });
    const tsr = await authority.reply(request);
    expect(await faultOf(tsr, [await authority.certificate('ca')])).toBe('path');
    expect(await faultOf(tsr, [await authority.certificate('mid')])).not.toBe('signature');
  });
});

test('whatever is no token is said to be none', async () => {
  const tsr = await plain.reply(request);
  const others: readonly Uint8Array[] = [
    new Uint8Array(),
    Buffer.from('<!doctype html>'),
    Buffer.from('30053003020102', 'hex'),
    Buffer.concat([tsr, Buffer.alloc(1)]),
    tsr.subarray(0, -1),
    readTimestamp(tsr).token,
    Buffer.alloc(1e6, 0x30),
    responseWith(await plain.sign(madeInfo({ digest, at: '20260101000000Z', version: 2 }))),
    responseWith(await plain.sign(record)),
    responseWith(
      await plain.sign(madeInfo({ digest, at: '20260101000000Z' }), { type: '1.2.840.113549.1.7.1' }),
    ),
  ];
  for (const other of others) {
    expect(await checkTimestamp(other, { digest, roots: [plainRoot] })).toMatchObject({
      fault: 'unreadable',
      at: null,
    });
  }
});
