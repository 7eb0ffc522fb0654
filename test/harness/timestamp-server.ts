import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { derInteger, derOf } from '../../lib/evidence/der.ts';
import { serveLocally } from './local-server.ts';
import type { TimestampAuthority } from './timestamp-authority.ts';

/** How an authority behaves; each is one below its own path. */
export type Manner =
  | 'good'
  | 'odd-type'
  | 'reject'
  | 'other-digest'
  | 'other-nonce'
  | 'html'
  | 'error'
  | 'garbage'
  | 'empty'
  | 'long'
  | 'redirects'
  | 'hangs'
  | 'stops';

/** PKIStatus 2, words that would turn a terminal, and bit 15 of PKIFailureInfo: unacceptedPolicy. */
const words = derOf(0x0c, Buffer.from('no \u001b[31mto\nyou\u202e'));
const failInfo = derOf(0x03, Uint8Array.of(0, 0, 1));
const rejection = derOf(0x30, derOf(0x30, derInteger(Uint8Array.of(2)), derOf(0x30, words), failInfo));

/** An authority on the loopback address (RFC 3161 §3.4), and how it fails. */
export async function serveAuthority(authority: TimestampAuthority) {
  let origin = '';
  const asked: { readonly method: string; readonly type: string; readonly body: Buffer }[] = [];

  /** The same request with other bytes in place of its digest or its nonce, which stand at fixed places. */
  const changed = (request: Buffer, at: number, length: number): Buffer =>
    Buffer.concat([request.subarray(0, at), randomBytes(length), request.subarray(at + length)]);

  const answers: Readonly<Record<Manner, (body: Buffer) => Promise<[number, Uint8Array]> | null>> = {
    good: async (body) => [200, await authority.reply(body)],
    'odd-type': async (body) => [200, await authority.reply(body)],
    reject: () => Promise.resolve([200, rejection]),
    'other-digest': async (body) => [
      200,
      await authority.reply(changed(body, body.indexOf('0420', 0, 'hex') + 2, 32)),
    ],
    'other-nonce': async (body) => {
      const at = body.lastIndexOf('0101ff', undefined, 'hex') - 4;
      return [200, await authority.reply(changed(body, at, 4))];
    },
    html: () => Promise.resolve([200, Buffer.from('<!doctype html><title>Blocked by your provider</title>')]),
    error: () => Promise.resolve([500, Buffer.from('Internal Server Error')]),
    garbage: () => Promise.resolve([200, randomBytes(500)]),
    empty: () => Promise.resolve([200, Buffer.alloc(0)]),
    long: () => Promise.resolve([200, Buffer.alloc(4e6, 0x30)]),
    redirects: () => Promise.resolve([307, Buffer.alloc(0)]),
    hangs: () => null,
    stops: () => null,
  };

  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const manner = (request.url?.slice(1) ?? '') as Manner;
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const body = Buffer.concat(pieces);
    asked.push({ method: request.method ?? '', type: request.headers['content-type'] ?? '', body });
    const answer = await answers[manner](body);
    response.setHeader('content-type', manner === 'html' ? 'text/html' : 'application/timestamp-reply');
    if (manner === 'odd-type') response.setHeader('content-type', 'application/octet-stream');
    if (manner === 'redirects') response.setHeader('location', `${origin}/good`);
    if (manner === 'stops') response.writeHead(200, { 'content-length': '5000' }).write('half');
    if (answer) response.writeHead(answer[0]).end(answer[1]);
  };
  const server = await serveLocally((request, response) => {
    reply(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
  });
  origin = server.origin;
  return {
    at: (manner: Manner): string => `${origin}/${manner}`,
    /** Requests so far. */
    asked,
    close: () => server.close(),
  };
}
