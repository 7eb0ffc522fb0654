import { type Bytes, concatBytes, fromBase64 } from '../../evidence/index.ts';
import { type ByteSource, sourceOf } from '../read/byte-source.ts';
import { AgeRefusal } from './refusal.ts';

const begin = '-----BEGIN AGE ENCRYPTED FILE-----';
const end = '-----END AGE ENCRYPTED FILE-----';
const lineChars = 64;
const lineBytes = 48;
/** White space that mail and editors put around it. */
const mostSpace = 1024;

/** How armored text begins, in the first bytes of a file; null where it is none. */
export interface ArmorStart {
  /** Where its first line of Base64 begins. */
  readonly at: number;
  /** What ends each line. */
  readonly lineEnd: '\n' | '\r\n';
}

/** Whether the file is armored, by its first line. */
export async function armorStart(file: ByteSource): Promise<ArmorStart | null> {
  const head = latin1(await file.slice(0, mostSpace + begin.length + 2).arrayBuffer());
  const first = /^[ \t\r\n]*/u.exec(head)?.[0].length ?? 0;
  const line = first + begin.length;
  if (first > mostSpace || head.slice(first, line) !== begin) return null;
  const lineEnd = head.startsWith('\r\n', line) ? '\r\n' : '\n';
  return { at: line + lineEnd.length, lineEnd };
}

/**
 * The bytes in an armored file (age-encryption.org/v1, “ASCII armor”), read by lines as they are asked for: all lines but
 * the last hold 48 bytes, so that each can be found.
 *
 * @throws AgeRefusal `armor`: now for its end, and, when read, for any line that is not as it must be
 */
export async function openArmor(file: ByteSource, { at, lineEnd }: ArmorStart): Promise<ByteSource> {
  const tailAt = Math.max(at, file.size - mostSpace - end.length);
  const tail = latin1(await file.slice(tailAt, file.size).arrayBuffer());
  const trimmed = tail.replace(/[ \t\r\n]+$/u, '');
  if (!trimmed.endsWith(`${lineEnd}${end}`)) throw new AgeRefusal('armor');
  const bodyEnd = tailAt + trimmed.length - end.length - lineEnd.length;
  const stride = lineChars + lineEnd.length;
  const fullLines = Math.max(0, Math.ceil((bodyEnd - at) / stride) - 1);
  const lastAt = at + fullLines * stride;
  const last = decodeLine(latin1(await file.slice(lastAt, bodyEnd).arrayBuffer()));
  const size = fullLines * lineBytes + last.length;

  const read = async (start: number, stop: number): Promise<Bytes> => {
    const firstLine = Math.floor(start / lineBytes);
    const pastLine = Math.min(Math.ceil(stop / lineBytes), fullLines);
    const from = at + firstLine * stride;
    const text = latin1(await file.slice(from, Math.max(from, at + pastLine * stride)).arrayBuffer());
    const lines: Bytes[] = [];
    for (let place = 0; place < text.length; place += stride) {
      if (!text.startsWith(lineEnd, place + lineChars)) throw new AgeRefusal('armor');
      const line = decodeLine(text.slice(place, place + lineChars));
      if (line.length !== lineBytes) throw new AgeRefusal('armor');
      lines.push(line);
    }
    if (stop > fullLines * lineBytes) lines.push(last);
    const skipped = Math.min(firstLine, fullLines) * lineBytes;
    return concatBytes(lines).slice(start - skipped, stop - skipped);
  };
  return sourceOf(size, read);
}

function decodeLine(line: string): Bytes {
  const bytes = fromBase64(line);
  if (!bytes || line.length > lineChars || bytes.length === 0) throw new AgeRefusal('armor');
  return bytes;
}

function latin1(bytes: ArrayBuffer): string {
  let text = '';
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; at += 8192) text += String.fromCharCode(...all.subarray(at, at + 8192));
  return text;
}
