import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What the server answers, before compression and conditions. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Documents are kept by the browser but asked for again each time, so that a reload shows a new revision. */
export function documentReply(body: string | Buffer, type: string, lang: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': type, 'content-language': lang, 'cache-control': 'no-cache' },
    body: Buffer.from(body),
  };
}

/** A reply that is never kept. */
export function controlReply(value: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  };
}

const listed = (header: string | undefined, value: string): boolean =>
  (header ?? '').split(',').some((part) => part.trim() === value);

/** Send a reply: ETag and 304 (RFC 9110, 13.1.2), gzip for text where it is accepted, no body for HEAD. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const headers: Record<string, string> = { ...reply.headers };
  const text = /^(?:text\/|image\/svg)/.test(headers['content-type'] ?? '');
  const accepted = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
  if (text) headers['vary'] = 'Accept-Encoding';
  const packed = text && accepted && reply.body.length > 1024;
  const body = packed ? gzipSync(reply.body) : reply.body;
  if (packed) headers['content-encoding'] = 'gzip';
  if (reply.status === 200 && headers['cache-control'] !== 'no-store') {
    const digest = createHash('sha256').update(reply.body).digest('hex').slice(0, 16);
    const tag = `"${digest}${packed ? '-gz' : ''}"`;
    headers['etag'] = tag;
    if (listed(request.headers['if-none-match'], tag)) {
      delete headers['content-type'];
      delete headers['content-encoding'];
      response.writeHead(304, headers).end();
      return;
    }
  }
  if (reply.status !== 301 && reply.status !== 302) headers['content-length'] = String(body.length);
  response.writeHead(reply.status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}
