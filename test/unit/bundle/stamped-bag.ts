import { createHash, randomBytes } from 'node:crypto';
import { bagEntries, type BagInput, openZip, readZipEntry, writeZip } from '../../../lib/bundle/index.ts';
import { derInteger, derOf } from '../../../lib/evidence/der.ts';
import { ownBytes, timestampRequest } from '../../../lib/evidence/index.ts';
import type { TimestampAuthority } from '../../harness/timestamp-authority.ts';
import { LooseBag } from './loose-bag.ts';
import { madeInput } from './made-captures.ts';
import { otsFor, promise } from './made-ots.ts';
import { readAll } from './read-stream.ts';
import { madeInfo, responseWith } from '../evidence/timestamp/made-info.ts';

export const address = 'https://tsa.example/';

const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** A time-stamp by `openssl ts`, now. */
export const stampFor = (authority: TimestampAuthority, digest: Uint8Array): Promise<Uint8Array> =>
  authority.reply(timestampRequest(digest, randomBytes(8)));

/** A time-stamp of these bytes that bears a time of our choice. */
export const stampAt = async (
  authority: TimestampAuthority,
  bytes: Uint8Array,
  at: string,
): Promise<Uint8Array> => responseWith(await authority.sign(madeInfo({ digest: digestOf(bytes), at })));

/** What an authority answers that says no: PKIStatus 2. */
export const refusal = derOf(0x30, derOf(0x30, derInteger(Uint8Array.of(2))));

/** An export whose captures have a time-stamp and a pending proof each, and that asks for both over the bundle. */
export async function stampedInput(authority: TimestampAuthority) {
  const input = await madeInput();
  const captures = input.captures.map((files) => ({
    ...files,
    proofs: async () => {
      const { bytes } = await files.record();
      const tsr = await stampFor(authority, digestOf(bytes));
      return { tokens: [{ authority: address, tsr }], ots: otsFor(bytes, promise) };
    },
  }));
  const digests: string[] = [];
  const stamp = (digest: Uint8Array): Promise<Uint8Array> => {
    digests.push(Buffer.from(digest).toString('hex'));
    return stampFor(authority, digest);
  };
  return {
    ...input,
    captures,
    authorities: [{ address, stamp }],
    attest: (digest: Uint8Array) => Promise.resolve(otsForDigest(digest)),
    /** Digests that the authority was asked about over the bundle. */
    digests,
  };
}

/** A pending proof for what has this digest. */
export function otsForDigest(digest: Uint8Array): Uint8Array {
  const made = otsFor(new Uint8Array(), promise);
  const at = Buffer.from(made).indexOf(digestOf(new Uint8Array()));
  return Buffer.concat([made.subarray(0, at), digest, made.subarray(at + 32)]);
}

/** The bundle that comes of an export. */
export async function bagOf(input: BagInput) {
  const plan = await bagEntries(input);
  const zip = ownBytes(await readAll(writeZip(plan.entries, { at: input.at })));
  const { topFolder, entries } = await openZip(new Blob([zip]));
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) files.set(entry.path, await readZipEntry(entry, 2 ** 30));
  return { plan, zip, bag: new LooseBag(topFolder, files) };
}
