import type { FindingCode } from '../../../lib/bundle/index.ts';
import type { LooseRecord, LooseWacz } from './loose-wacz.ts';
import type { WaczMutation } from './wacz-mutation.ts';

const warc = 'archive/data.warc';
const page = 'https://election.gov.kz/rus/news/turnout.php?ID=8817';
const css = 'https://election.gov.kz/style.css';

const record = (
  says: string,
  code: FindingCode,
  change: (one: LooseRecord, wacz: LooseWacz) => void,
  uri: string | RegExp = page,
): WaczMutation => ({ says, change: (wacz) => change(wacz.record(uri), wacz), code, path: warc });

const replace = (one: LooseRecord, from: string | RegExp, to: string): void => {
  const head = one.head.replace(from, to);
  if (head === one.head) throw new Error(`nothing like ${String(from)}`);
  one.head = head;
};

const contents: readonly WaczMutation[] = [
  record('another page', 'wacz-record-content', (one, wacz) => wacz.setPayload(one, '<h1>63,66</h1>')),
  record('another style sheet', 'wacz-record-content', (one, wacz) => wacz.setPayload(one, 'p{}'), css),
  record('another picture', 'wacz-record-content', (one, wacz) => wacz.setPayload(one, 'PNG'), /^urn:view:/u),
  record(
    'another record of a capture',
    'wacz-record-content',
    (one, wacz) => wacz.setPayload(one, '{}'),
    /^urn:capture:/u,
  ),
  {
    says: 'two files swapped',
    change: (wacz) => {
      const [a, b] = [wacz.record(css), wacz.record('https://election.gov.kz/seal.png')];
      const [first, second] = [a, b].map(({ block }) => block.subarray(block.indexOf('\r\n\r\n') + 4));
      wacz.setPayload(a, second ?? '');
      wacz.setPayload(b, first ?? '');
    },
    code: 'wacz-record-content',
    path: warc,
  },
  record(
    'another status',
    'wacz-record-content',
    (one, wacz) => {
      one.block = Buffer.from(one.block.toString('latin1').replace('200 OK', '404 OK'), 'latin1');
      wacz.fitHead(one);
    },
    css,
  ),
  record(
    'one more header of the server',
    'wacz-record-content',
    (one, wacz) => {
      one.block = Buffer.concat([
        one.block.subarray(0, 17),
        Buffer.from('server: nginx\r\n'),
        one.block.subarray(17),
      ]);
      wacz.fitHead(one);
    },
    css,
  ),
];

const sequences: readonly WaczMutation[] = [
  {
    says: 'a record left out',
    change: (wacz) => void wacz.records.splice(wacz.records.indexOf(wacz.record(css)), 1),
    code: 'wacz-record-missing',
    path: warc,
  },
  {
    says: 'a capture left out',
    change: (wacz) => {
      const at = wacz.records.indexOf(wacz.record(/^urn:capture:.*99aa99aa$/u));
      wacz.records = wacz.records.slice(0, at);
    },
    code: 'wacz-record-missing',
    path: warc,
  },
  {
    says: 'a record of an address that no capture has',
    change: (wacz) => {
      const { head, ...rest } = wacz.record(css);
      wacz.records.push({ ...rest, head: head.replace('style.css', 'style.js') });
    },
    code: 'wacz-record-unknown',
    path: warc,
  },
  {
    says: 'a record twice',
    change: (wacz) => void wacz.records.push(wacz.record(/seal\.png$/u, 2)),
    code: 'wacz-record-unknown',
    path: warc,
  },
  {
    says: 'a second record of no address',
    change: (wacz) => void wacz.records.push({ ...wacz.records[0] } as LooseRecord),
    code: 'wacz-record-unknown',
    path: warc,
  },
  {
    says: 'a capture that is not in the bundle',
    change: (wacz) => {
      const { head, ...rest } = wacz.record(/^urn:capture:/u);
      wacz.records.push({ ...rest, head: head.replace('1a2b3c4d', '00000000') });
    },
    code: 'wacz-record-unknown',
    path: warc,
  },
  {
    says: 'two records in another order',
    change: (wacz) => {
      const at = wacz.records.indexOf(wacz.record(css));
      wacz.records.splice(at, 2, ...wacz.records.slice(at, at + 2).toReversed());
    },
    code: 'wacz-record-order',
    path: warc,
  },
  {
    says: 'two captures in another order',
    change: (wacz) => {
      const second = wacz.records.indexOf(wacz.record(/^urn:capture:/u, 1));
      const third = wacz.records.indexOf(wacz.record(/^urn:capture:/u, 2));
      const { records } = wacz;
      wacz.records = [...records.slice(0, second), ...records.slice(third), ...records.slice(second, third)];
    },
    code: 'wacz-record-unknown',
    path: warc,
  },
  {
    says: 'no information in front',
    change: (wacz) => void wacz.records.shift(),
    code: 'wacz-record-head',
    path: warc,
  },
];

const heads: readonly WaczMutation[] = [
  record('another time', 'wacz-record-head', (one) => replace(one, '13:40:00Z', '13:40:01Z')),
  record('another id', 'wacz-record-head', (one) => replace(one, /(?<=Record-ID: <urn:uuid:)./u, 'x')),
  record(
    'another type of record',
    'wacz-record-head',
    (one) => replace(one, 'Type: response', 'Type: resource'),
    css,
  ),
  record('another type of content', 'wacz-record-head', (one) => replace(one, 'text/html', 'text/plain')),
  record('an address of a server that nobody saw', 'wacz-record-head', (one) =>
    replace(one, 'WARC-Block', 'WARC-IP-Address: 192.0.2.1\r\nWARC-Block'),
  ),
  record('one header twice', 'wacz-record-head', (one) =>
    replace(one, 'WARC-Block', 'WARC-Date: 2026\r\nWARC-Block'),
  ),
  record('headers in another order', 'wacz-record-head', (one) =>
    replace(one, /(WARC-Type.*\r\n)(WARC-Record-ID.*\r\n)/u, '$2$1'),
  ),
  record('the digest of another block', 'wacz-record-head', (one) =>
    replace(one, /(?<=Block-Digest: sha256:)./u, 'g'),
  ),
  record('the digest of another payload', 'wacz-record-head', (one) =>
    replace(one, /(?<=Payload-Digest: sha256:)./u, 'g'),
  ),
  record('another capture that it belongs to', 'wacz-record-head', (one) =>
    replace(one, /(?<=Concurrent-To: <urn:uuid:)./u, 'x'),
  ),
  {
    says: 'a repeat of another record',
    change: (wacz) =>
      replace(wacz.record(css, 1), /(?<=Refers-To-Target-URI: ).*(?=\r)/u, 'https://a.example/'),
    code: 'wacz-record-head',
    path: warc,
  },
  {
    says: 'a repeat of another time',
    change: (wacz) => replace(wacz.record(css, 1), /(?<=Refers-To-Date: 2026-03-15T)13/u, '12'),
    code: 'wacz-record-head',
    path: warc,
  },
  {
    says: 'a repeat that holds content',
    change: (wacz) => wacz.setPayload(wacz.record(css, 1), 'body {}'),
    code: 'wacz-record-content',
    path: warc,
  },
];

const framings: readonly WaczMutation[] = [
  record('a length that is too great', 'wacz-framing', (one) =>
    replace(one, /(?<=Length: )\d+/u, '999999999999999'),
  ),
  record('a length that is too great for a number', 'wacz-framing', (one) =>
    replace(one, /(?<=Length: )\d+/u, '9'.repeat(40)),
  ),
  record('a length that is too small', 'wacz-framing', (one) => replace(one, /(?<=Length: )\d+/u, '3')),
  record('no length', 'wacz-framing', (one) => replace(one, /Content-Length: .*\r\n/u, '')),
  record('another version of WARC', 'wacz-framing', (one) => replace(one, 'WARC/1.1', 'WARC/1.0')),
  record('a head without an end', 'wacz-framing', (one) =>
    replace(one, '\r\n\r\n', `\r\nX: ${'x'.repeat(200_000)}`),
  ),
  record('a record without an end', 'wacz-framing', (one) => void (one.end = '\r\n')),
  record('something between records', 'wacz-framing', (one) => void (one.end = '\r\n\r\nx')),
  {
    says: 'a WARC that is cut off',
    change: (wacz) => {
      const last = wacz.records.at(-1);
      if (last) last.end = '';
    },
    code: 'wacz-framing',
    path: warc,
  },
];

/** What can be done to the records of the WARC. */
export const recordMutations: readonly WaczMutation[] = [...contents, ...sequences, ...heads, ...framings];
