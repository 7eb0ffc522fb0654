import type { Bytes } from '../../evidence/index.ts';
import type { ByteSource } from '../read/byte-source.ts';
import { AgeRefusal } from './refusal.ts';

/** Every age file begins so, whatever its version. */
export const ageMagic = 'age-encryption.org/';
const versionLine = 'age-encryption.org/v1\n';
/** Room for some six hundred recipients; each has to be tried. */
const mostBytes = 64 * 1024;
/** What one guess may cost: at 2^20 scrypt takes 1 GiB of memory and several seconds. age itself writes 18. */
const mostWork = 20;
const nonceBytes = 16;

/** The header of an age file (age-encryption.org/v1), of which nothing is proved yet. */
export interface AgeHeader {
  /** As it stands in the file, with its MAC. */
  readonly bytes: Bytes;
  /** What opens it; `other` where that is nothing Kuä has. */
  readonly wants: 'passphrase' | 'identity' | 'other';
  /** Of the payload. */
  readonly nonce: Bytes;
  /** Where the payload begins. */
  readonly end: number;
}

/**
 * Read the header, within bounds of length and of the work it asks for.
 * @throws AgeRefusal `version`, `header`, `long-header`, `work`, `cut`
 */
export async function readHeader(file: ByteSource): Promise<AgeHeader> {
  const head = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer());
  const text = Array.from(head, (byte) => String.fromCharCode(byte)).join('');
  if (!text.startsWith(versionLine))
    throw new AgeRefusal(text.length < versionLine.length ? 'cut' : 'version');
  const macAt = text.indexOf('\n---', versionLine.length - 1) + 1;
  const length = macAt === 0 ? 0 : text.indexOf('\n', macAt) + 1;
  if (length === 0) throw new AgeRefusal(file.size > mostBytes ? 'long-header' : 'cut');
  const end = length + nonceBytes;
  if (file.size < end) throw new AgeRefusal('cut');
  return {
    bytes: head.slice(0, length),
    wants: wanted(text.slice(versionLine.length, macAt)),
    nonce: new Uint8Array(await file.slice(length, end).arrayBuffer()),
    end,
  };
}

/** @param stanzas  the lines between the version and the MAC */
function wanted(stanzas: string): AgeHeader['wants'] {
  const lines = stanzas.split('\n').filter((line) => line.startsWith('-> '));
  const [first = [], ...others] = lines.map((line) => line.slice(3).split(' '));
  const all = [first, ...others];
  if (!all.some(([type]) => type === 'scrypt'))
    return all.some(([type]) => type === 'X25519') ? 'identity' : 'other';
  // A passphrase stands alone: else whoever knows it could not be sure that nobody else can read the file.
  const work = first[2] ?? '';
  if (others.length > 0 || !/^[1-9]\d*$/u.test(work)) throw new AgeRefusal('header');
  if (Number(work) > mostWork) throw new AgeRefusal('work');
  return 'passphrase';
}
