import { DerFields, derOid, type DerValue } from '../der.ts';
import { derToP1363 } from '../ecdsa-der.ts';

/**
 * The identifier in an `AlgorithmIdentifier` (RFC 5280 §4.1.1.2), with dots.
 * @throws RangeError for what is none
 */
export function algorithmOf(value: DerValue): string {
  const [identifier, ...parameters] = new DerFields(value).rest();
  if (!identifier || parameters.length > 1) throw new RangeError('no algorithm');
  return derOid(identifier);
}

/** Bytes in r and s of P-521, the widest curve that WebCrypto knows. */
const widest = 66;

/**
 * A signature has one form: of ECDSA, strict DER. pkijs would take others.
 * @param algorithm  with dots
 * @throws RangeError for another form
 */
export function checkSignatureForm(algorithm: string, signature: Uint8Array): void {
  if (algorithm.startsWith('1.2.840.10045.')) derToP1363(signature, widest);
}
