import { type Bytes, utf8 } from '../../evidence/index.ts';
import type { StoredResource } from '../../model/index.ts';

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
/** The payload is kept as it was after these were undone. */
const undone = new Set(['content-encoding', 'transfer-encoding']);

/** One line of text: what a server sent cannot end a line of ours, nor hide in one. */
export function oneLine(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/gu, ' ').trim();
}

/**
 * Status line and headers of an answer (RFC 9112 §2.1), up to the empty line; null where none was received. The version
 * is not known and written as 1.1. Names that no server may send are left out; capture.json has them.
 */
export function httpHead(row: StoredResource): Bytes | null {
  const { status, statusText, headers, bytes } = row;
  if (status === null || status < 100 || status > 599 || headers.length === 0) return null;
  const lines = [`HTTP/1.1 ${status} ${oneLine(statusText ?? '')}`];
  for (const [name, value] of headers) {
    if (!token.test(name)) continue;
    const isOfAnother = name.toLowerCase() === 'content-length' && value.trim() !== String(bytes);
    const kept = undone.has(name.toLowerCase()) || isOfAnother ? `x-orig-${name}` : name;
    lines.push(`${kept}: ${oneLine(value)}`);
  }
  return utf8(`${lines.join('\r\n')}\r\n\r\n`);
}
