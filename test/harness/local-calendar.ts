import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveLocally } from './local-server.ts';

/** How a calendar behaves; each is one below its own path. */
export type Manner =
  | 'good'
  | 'slow'
  | 'html'
  | 'error'
  | 'garbage'
  | 'empty'
  | 'trailing'
  | 'long'
  | 'redirects'
  | 'hangs'
  | 'stops'
  | 'whole-file'
  | 'another'
  | 'unknown-notary';

/** A block that the calendar says it is in. */
export interface MadeBlock {
  readonly height: number;
  /** As block explorers print it. */
  readonly merkleRoot: string;
}

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const bytes = (...values: number[]): Buffer => Buffer.from(values);
const start = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108', 'hex');

/** Calendars on the loopback address, which keep what they are sent until they are told that a block came. */
export async function startCalendars() {
  const pending = new Set<string>();
  const upgraded = new Map<string, Buffer>();
  const asked: string[] = [];
  const bodies: Buffer[] = [];
  let origin = '';

  const promiseOf = (manner: string): Buffer => {
    const address = Buffer.from(`${origin}/${manner}`);
    const payload = Buffer.concat([bytes(address.length), address]);
    return Buffer.concat([Buffer.from('0083dfe30d2ef90c8e', 'hex'), bytes(payload.length), payload]);
  };
  /** As a calendar answers: among others' digests, in its own order, at a time. */
  const accept = (digest: Buffer, manner: string): Buffer => {
    const [others, at, mark] = [randomBytes(16), randomBytes(4), randomBytes(8)];
    pending.add(Buffer.concat([at, sha256(digest, others), mark]).toString('hex'));
    const steps = [bytes(0xf0, 16), others, bytes(0x08, 0xf1, 4), at, bytes(0xf0, 8), mark];
    return Buffer.concat([...steps, promiseOf(manner)]);
  };
  /** All that is pending is in a block now. */
  const confirm = (height: number): MadeBlock[] =>
    [...pending].map((message) => {
      pending.delete(message);
      const sibling = randomBytes(32);
      const root = sha256(sha256(Buffer.from(message, 'hex')), sibling);
      const block = [bytes(0x00), Buffer.from('0588960d73d71901', 'hex'), bytes(3)];
      const number = bytes((height & 127) | 128, ((height >> 7) & 127) | 128, height >> 14);
      upgraded.set(message, Buffer.concat([bytes(0x08, 0xf0, 32), sibling, bytes(0x08), ...block, number]));
      return { height, merkleRoot: Buffer.from(root.toReversed()).toString('hex') };
    });

  const good = (request: IncomingMessage, manner: string, body: Buffer): [number, Buffer] => {
    if (request.method === 'POST') return [200, accept(body, manner)];
    const found = upgraded.get(request.url?.split('/').at(-1) ?? '');
    return found ? [200, found] : [404, Buffer.from('Pending confirmation in Bitcoin blockchain')];
  };
  const answers: Readonly<
    Record<Manner, (request: IncomingMessage, body: Buffer) => [number, Buffer] | null>
  > = {
    good: (request, body) => good(request, 'good', body),
    slow: (request, body) => good(request, 'slow', body),
    html: () => [200, Buffer.from('<!doctype html><title>Sign in to the network</title>')],
    error: () => [500, Buffer.from('Internal Server Error')],
    garbage: () => [200, randomBytes(200)],
    empty: () => [200, Buffer.alloc(0)],
    trailing: (_request, body) => [200, Buffer.concat([accept(body, 'trailing'), bytes(0)])],
    long: (_request, body) => [200, Buffer.concat([accept(body, 'long'), Buffer.alloc(2e6)])],
    redirects: () => [307, Buffer.alloc(0)],
    hangs: () => null,
    stops: () => null,
    'whole-file': () => {
      const other = randomBytes(32);
      return [200, Buffer.concat([start, other, accept(other, 'whole-file')])];
    },
    another: (request) => good(request, 'another', randomBytes(32)),
    'unknown-notary': () => [200, Buffer.from('00777777777777777700', 'hex')],
  };

  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const manner = (request.url?.split('/')[1] ?? '') as Manner;
    asked.push(`${request.method} ${request.url}`);
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const body = Buffer.concat(pieces);
    if (request.method === 'POST') bodies.push(body);
    const answer = answers[manner](request, body);
    if (manner === 'slow') await new Promise((resolve) => setTimeout(resolve, 300));
    if (manner === 'redirects') response.setHeader('location', `${origin}/good/digest`);
    if (manner === 'stops') response.writeHead(200, { 'content-length': '100' }).write('half');
    if (answer) response.writeHead(answer[0]).end(answer[1]);
  };
  const server = await serveLocally((request, response) => void reply(request, response));
  origin = server.origin;
  return {
    at: (manner: Manner): string => `${origin}/${manner}`,
    confirm,
    /** Requests so far, as method and path. */
    asked,
    /** What was submitted so far. */
    bodies,
    close: () => server.close(),
  };
}
