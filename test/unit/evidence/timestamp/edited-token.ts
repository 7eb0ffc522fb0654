import { derOf, derValues, readDer } from '../../../../lib/evidence/der.ts';
import type { TimestampAuthority } from '../../../harness/timestamp-authority.ts';

/** The answer with these certificates taken out of its token. */
export async function withoutCertificates(
  tsr: Uint8Array,
  names: readonly ('mid' | 'ca')[],
  authority: TimestampAuthority,
): Promise<Uint8Array> {
  const gone = await Promise.all(names.map(async (name) => Buffer.from(await authority.certificate(name))));
  return editSigned(tsr, (fields) =>
    fields.map((field) => {
      if (field[0] !== 0xa0) return field;
      const left = derValues(readDer(field)).filter(({ whole }) => !gone.some((der) => der.equals(whole)));
      return derOf(0xa0, ...left.map(({ whole }) => whole));
    }),
  );
}

/** The answer with the fields of its SignedData changed. */
export function editSigned(
  tsr: Uint8Array,
  change: (fields: readonly Uint8Array[]) => readonly Uint8Array[],
): Uint8Array {
  const [status, token] = derValues(readDer(tsr));
  const [type, explicit] = token ? derValues(token) : [];
  const [signedData] = explicit ? derValues(explicit) : [];
  if (!status || !type || !signedData) throw new Error('no token');
  const fields = change(derValues(signedData).map(({ whole }) => whole));
  const content = derOf(0xa0, derOf(0x30, ...fields));
  return derOf(0x30, status.whole, derOf(0x30, type.whole, content));
}

/** The answer with the fields of its one SignerInfo changed. */
export function editSigner(
  tsr: Uint8Array,
  change: (fields: readonly Uint8Array[]) => readonly Uint8Array[],
): Uint8Array {
  return editSigned(tsr, (fields) => {
    const [info] = derValues(readDer(fields.at(-1) ?? new Uint8Array()));
    if (!info) throw new Error('no signer');
    const changed = change(derValues(info).map(({ whole }) => whole));
    return [...fields.slice(0, -1), derOf(0x31, derOf(0x30, ...changed))];
  });
}
