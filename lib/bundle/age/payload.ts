import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Bytes } from '../../evidence/index.ts';
import { type ByteSource, sourceOf } from '../read/byte-source.ts';
import { AgeRefusal } from './refusal.ts';

const chunkBytes = 64 * 1024;
const tagBytes = 16;
const sealedBytes = chunkBytes + tagBytes;

/** A payload being read, until its key is forgotten. */
export interface OpenPayload {
  readonly plain: ByteSource;
  /** Forget the key: nothing more can be read. */
  readonly close: () => void;
}

/**
 * The plain bytes of a payload (age-encryption.org/v1, “Payload”: STREAM over ChaCha20-Poly1305), decrypted chunk by chunk
 * as they are asked for: each chunk's nonce is its number, so any can be read. One chunk is held in memory and nothing
 * is written anywhere. Its last chunk is looked at first, for it proves that the file ends where it should.
 *
 * @param payload  what follows the header and its nonce
 * @throws AgeRefusal `cut`; and, when read, `damaged`
 */
export async function openPayload(payload: ByteSource, fileKey: Bytes, nonce: Bytes): Promise<OpenPayload> {
  const key = await payloadKey(fileKey, nonce);
  const chunks = Math.max(1, Math.ceil(payload.size / sealedBytes));
  const size = payload.size - chunks * tagBytes;
  let isOpen = true;
  let held: { readonly chunk: number; readonly bytes: Uint8Array } | null = null;

  const decrypt = async (chunk: number): Promise<Uint8Array> => {
    if (!isOpen) throw new DOMException('the file was closed', 'InvalidStateError');
    if (held?.chunk === chunk) return held.bytes;
    const at = chunk * sealedBytes;
    const sealed = new Uint8Array(await payload.slice(at, at + sealedBytes).arrayBuffer());
    const isLast = chunk === chunks - 1;
    try {
      const bytes = chacha20poly1305(key, chunkNonce(chunk, isLast)).decrypt(sealed);
      held = { chunk, bytes };
      return bytes;
    } catch (cause) {
      throw new AgeRefusal(isLast ? 'cut' : 'damaged', { cause });
    }
  };

  const read = async (start: number, end: number): Promise<Bytes> => {
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end;) {
      const chunk = Math.floor(at / chunkBytes);
      const piece = (await decrypt(chunk)).subarray(at % chunkBytes, (at % chunkBytes) + end - at);
      bytes.set(piece, at - start);
      at += piece.length;
    }
    return bytes;
  };

  // Only a file of nothing may end with a chunk of nothing.
  if (size < 0 || (chunks > 1 && size === (chunks - 1) * chunkBytes)) throw new AgeRefusal('cut');
  await decrypt(chunks - 1);
  return {
    plain: sourceOf(size, read),
    close() {
      isOpen = false;
      held?.bytes.fill(0);
      held = null;
      key.fill(0);
    },
  };
}

async function payloadKey(fileKey: Bytes, salt: Bytes): Promise<Bytes> {
  const from = await crypto.subtle.importKey('raw', fileKey, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('payload');
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, from, 256);
  return new Uint8Array(bits);
}

/** The chunk's number in eleven bytes, and one that says whether it is the last. */
function chunkNonce(chunk: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(chunk));
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
