import { DerFields, derOid, type DerValue } from '../der.ts';

/**
 * The identifier in an `AlgorithmIdentifier` (RFC 5280 §4.1.1.2), with dots.
 * @throws RangeError for what is none
 */
export function algorithmOf(value: DerValue): string {
  const [identifier, ...parameters] = new DerFields(value).rest();
  if (!identifier || parameters.length > 1) throw new RangeError('no algorithm');
  return derOid(identifier);
}
