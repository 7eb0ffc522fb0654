import { DerFields, derOid, derTags, type DerValue } from '../der.ts';
import { cleanText } from './clean-text.ts';

/** Short names of attribute types (RFC 4514 §3, RFC 5280 §4.1.2.4). */
const labels: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
};
/** How the bytes of the string types are read (X.680 §41); the others are UTF-8 or part of it. */
const encodings: Readonly<Record<number, string>> = { 0x14: 'latin1', 0x1e: 'utf-16be' };

/**
 * A `Name` (RFC 5280 §4.1.2.4) for a person to read, in its own order: `O=Example, CN=Example TSA`; cut and cleaned.
 * @throws RangeError for what is none
 */
export function nameText(name: DerValue): string {
  const parts = new DerFields(name)
    .rest()
    .flatMap((relative) => new DerFields(relative, derTags.set).rest())
    .map((attribute) => {
      const fields = new DerFields(attribute);
      const type = derOid(fields.take(derTags.oid));
      const [value] = fields.rest();
      if (!value) throw new RangeError('a name without a value');
      const text = new TextDecoder(encodings[value.tag] ?? 'utf-8').decode(value.content.slice(0, 1024));
      return `${labels[type] ?? type}=${text}`;
    });
  return cleanText(parts.join(', '));
}
