import {
  authoritiesAmong,
  type Bytes,
  checkOts,
  fromHex,
  OtsError,
  readTimestamp,
  TimestampError,
  toHex,
} from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';
import type { BagInput } from './bag-input.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { type BagEntry, madeEntry } from './entry.ts';

/** An authority's number in the bundle, `tsa1`, and the certificates that are known to stand above its signers. */
export interface NumberedAuthority {
  readonly name: string;
  readonly address: string;
  /** DER. */
  readonly certificates: readonly Bytes[];
}

/** The proofs of time that captures bring along, as files of a bundle. */
export interface CaptureProofFiles {
  /** `data/captures/<id>/capture.json.tsaN.tsr` */
  readonly tokens: readonly BagEntry[];
  /** `anchors/captures/<id>/capture.json.ots` */
  readonly attestations: readonly BagEntry[];
  /** All authorities of the bundle: those that are to be asked first, then others that captures have tokens of. */
  readonly authorities: readonly NumberedAuthority[];
}

/**
 * Number the authorities and lay out what is kept of the captures' time.
 * @throws KuaError `unexpected` for a proof that is damaged or not for its capture, and two tokens of one authority
 */
export async function captureProofs(
  captures: readonly CaptureFacts[],
  input: BagInput,
): Promise<CaptureProofFiles> {
  const known = new Map<string, Bytes[]>();
  for (const { address, certificates = [] } of input.authorities ?? []) {
    known.set(address, [...(known.get(address) ?? []), ...certificates.map((der) => new Uint8Array(der))]);
  }
  for (const { proofs } of captures) {
    for (const { authority } of proofs.tokens) if (!known.has(authority)) known.set(authority, []);
  }
  const numbers = new Map([...known.keys()].map((address, index) => [address, `tsa${index + 1}`]));
  const tokens: BagEntry[] = [];
  const attestations: BagEntry[] = [];
  for (const { captureId, sha256, proofs } of captures) {
    for (const { authority, tsr } of proofs.tokens) {
      known.get(authority)?.push(...certificatesIn(tsr, sha256, captureId));
      const path = `data/captures/${captureId}/capture.json.${numbers.get(authority) ?? ''}.tsr`;
      tokens.push({ ...(await madeEntry(path, tsr)), compress: false });
    }
    if (!proofs.ots) continue;
    await checkAttestation(proofs.ots, sha256, captureId);
    const path = `anchors/captures/${captureId}/capture.json.ots`;
    attestations.push({ ...(await madeEntry(path, proofs.ots)), compress: false });
  }
  const authorities = [...known].map(([address, certificates]) => {
    return { name: numbers.get(address) ?? '', address, certificates: authoritiesAmong(certificates) };
  });
  return { tokens, attestations, authorities };
}

function certificatesIn(tsr: Uint8Array, sha256: string, captureId: string): readonly Bytes[] {
  try {
    const { info, certificates } = readTimestamp(tsr);
    if (toHex(info.imprint) === sha256) return certificates;
  } catch (error) {
    if (!(error instanceof TimestampError)) throw error;
  }
  throw new KuaError('unexpected', `damaged time-stamp of ${captureId}`);
}

async function checkAttestation(ots: Uint8Array, sha256: string, captureId: string): Promise<void> {
  try {
    if ((await checkOts(ots, fromHex(sha256))).matches) return;
  } catch (error) {
    if (!(error instanceof OtsError)) throw error;
  }
  throw new KuaError('unexpected', `damaged OpenTimestamps proof of ${captureId}`);
}
