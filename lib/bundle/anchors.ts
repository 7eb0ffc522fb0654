import {
  authoritiesAmong,
  type Bytes,
  checkOts,
  fromHex,
  OtsError,
  readTimestamp,
  sameBytes,
  sha256,
  TimestampError,
  toHex,
} from '../evidence/index.ts';
import type { BagAuthority, BagInput } from './bag-input.ts';
import type { NumberedAuthority } from './proofs.ts';

/** What came of one that was asked for a time over the bundle. */
export interface BagAnchor {
  /** Its name in `Kua-Anchors`: `tsa1`, `ots`. */
  readonly name: string;
  /** The authority's address; null for OpenTimestamps. */
  readonly authority: string | null;
  /** Why the bundle is without it; null where it has it. */
  readonly error: TimestampError | OtsError | null;
}

/** A bundle's tag files as they would be with these anchors, up to the bytes that anchors are over. */
export interface Sums<T> {
  readonly made: T;
  /** tagmanifest-sha256.txt */
  readonly bytes: Bytes;
}

/** A bundle that others have put a time to. */
export interface Anchored<T> {
  readonly made: T;
  readonly bytes: Bytes;
  /** What was sent back, by name. */
  readonly proofs: ReadonlyMap<string, Uint8Array>;
  readonly outcomes: readonly BagAnchor[];
}

/** Somebody who can be asked. */
interface Asked {
  readonly name: string;
  readonly authority: string | null;
  readonly prove: (digest: Bytes) => Promise<Uint8Array>;
}

/**
 * Have the tagmanifest put to a time by all that are asked at once. It says itself who did, and holds the authorities'
 * certificates: so where one does not answer, or brings certificates that were not known, it is made anew and all others
 * are asked again. Each of that can happen but once an authority.
 *
 * @param sumsOf  makes the tag files that list these anchors, with these certificates
 * @throws what the functions passed in throw, but TimestampError and OtsError: they stand in `outcomes`
 */
export async function anchored<T>(
  input: BagInput,
  authorities: readonly NumberedAuthority[],
  sumsOf: (names: readonly string[], authorities: readonly NumberedAuthority[]) => Promise<Sums<T>>,
): Promise<Anchored<T>> {
  const everybody = askedIn(input, authorities);
  const errors = new Map<string, TimestampError | OtsError>();
  const brought = new Map<string, readonly Bytes[]>();
  for (;;) {
    const asked = everybody.filter(({ name }) => !errors.has(name));
    const known = authorities.map((one) => withMore(one, brought.get(one.name) ?? []));
    const { made, bytes } = await sumsOf(
      asked.map(({ name }) => name),
      known,
    );
    const digest = fromHex(await sha256(bytes));
    const answers = await Promise.all(asked.map((one) => proofOf(one, digest)));
    const proofs = new Map<string, Uint8Array>();
    let again = false;
    for (const [index, { name }] of asked.entries()) {
      const answer = answers[index];
      const fresh =
        answer instanceof Uint8Array
          ? unknownIn(
              answer,
              known.find((one) => one.name === name),
            )
          : [];
      if (answer instanceof Uint8Array) proofs.set(name, answer);
      else if (answer) errors.set(name, answer);
      if (fresh.length > 0 && brought.has(name)) {
        errors.set(name, new TimestampError('mismatch', 'other certificates each time'));
      } else if (fresh.length > 0) brought.set(name, fresh);
      again ||= fresh.length > 0 || errors.has(name);
    }
    if (again) continue;
    const outcomes = everybody.map(({ name, authority }) => {
      return { name, authority, error: errors.get(name) ?? null };
    });
    return { made, bytes, proofs, outcomes };
  }
}

function askedIn(input: BagInput, authorities: readonly NumberedAuthority[]): readonly Asked[] {
  const stamps = new Map((input.authorities ?? []).map((one: BagAuthority) => [one.address, one.stamp]));
  const asked: Asked[] = authorities.flatMap(({ name, address }) => {
    const stamp = stamps.get(address);
    return stamp ? [{ name, authority: address, prove: (digest: Bytes) => stamp(digest) }] : [];
  });
  const { attest } = input;
  return attest ? [...asked, { name: 'ots', authority: null, prove: (digest) => attest(digest) }] : asked;
}

/** What was sent back if it is for this digest; else why it is of no use. */
async function proofOf(
  { name, prove }: Asked,
  digest: Bytes,
): Promise<Uint8Array | TimestampError | OtsError> {
  try {
    const proof = await prove(digest);
    if (name === 'ots') {
      const { matches } = await checkOts(proof, digest);
      return matches ? proof : new OtsError('mismatch', 'a proof for another digest');
    }
    const { info } = readTimestamp(proof);
    const isOurs = sameBytes(info.imprint, digest);
    return isOurs ? proof : new TimestampError('mismatch', 'a token for another digest');
  } catch (error) {
    if (error instanceof TimestampError || error instanceof OtsError) return error;
    throw error;
  }
}

/** Certificates above the signer that a token brings and the bundle has not. */
function unknownIn(proof: Uint8Array, authority: NumberedAuthority | undefined): readonly Bytes[] {
  if (!authority) return [];
  const known = new Set(authority.certificates.map((der) => toHex(der)));
  return authoritiesAmong(readTimestamp(proof).certificates).filter((der) => !known.has(toHex(der)));
}

function withMore(authority: NumberedAuthority, more: readonly Bytes[]): NumberedAuthority {
  return { ...authority, certificates: [...authority.certificates, ...more] };
}
