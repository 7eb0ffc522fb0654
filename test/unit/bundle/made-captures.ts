import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BagInput, SealedFiles } from '../../../lib/bundle/index.ts';
import {
  canonicalJson,
  chainLine,
  createDeviceKey,
  type DeviceKey,
  newEntry,
  noteDigest,
  sha256,
  sign,
  utf8,
} from '../../../lib/evidence/index.ts';
import {
  expandedByScrolling,
  type ArtifactRole,
  type Block,
  type CaptureRecord,
  type LogEvent,
  type Outline,
  type StoredResource,
} from '../../../lib/model/index.ts';
import { png } from './png.ts';

export const bundleId = '7b1cf9a0-3c52-4d0e-9d7e-1f2a3b4c5d6e';
export const exportedAt = new Date('2026-03-15T20:41:07.000Z');
export const turnoutUrl = 'https://election.gov.kz/rus/news/turnout.php?ID=8817';

const thumb = new Uint8Array(readFileSync(fileURLToPath(new URL('thumb.jpg', import.meta.url))));

export interface MadeCapture {
  readonly record: CaptureRecord;
  readonly files: SealedFiles;
  readonly sha256: string;
}

export interface CaptureWish {
  readonly id: string;
  readonly at: string;
  readonly url?: string;
  readonly title?: string;
  /** Region and turnout, as the page has them. */
  readonly rows: readonly (readonly [string, string])[];
  readonly sentence: string;
  /** What a clock above the content says; without it the page has none. */
  readonly clock?: string;
  readonly previous?: CaptureRecord['previous'];
  /** The capture of the page as it was seen, for one after it was scrolled through. */
  readonly expands?: string;
}

const cell = (text: string, row: number, col: number, header: boolean) => {
  return { text, row, col, rowSpan: 1, colSpan: 1, header };
};

function outlineOf({
  title,
  rows,
  sentence,
  clock,
}: Required<Pick<CaptureWish, 'title' | 'rows' | 'sentence'>> & Pick<CaptureWish, 'clock'>): Outline {
  const table = [['Регион', 'Явка, %'] as const, ...rows];
  const block = { level: null, hidden: false, main: true };
  const above: Block[] =
    clock === undefined
      ? []
      : [{ ...block, id: 'b4', kind: 'paragraph', main: false, text: clock, place: 'header>p.clock' }];
  return {
    format: 'kua-content/1',
    title,
    lang: 'ru',
    blocks: [
      ...above,
      { ...block, id: 'b1', kind: 'heading', level: 1, text: title },
      { ...block, id: 'b2', kind: 'paragraph', text: sentence },
      { ...block, id: 'b3', kind: 'table', text: 'Явка по регионам' },
    ],
    tables: [
      {
        id: 't1',
        block: 'b3',
        caption: 'Явка по регионам',
        headerRows: 1,
        headerColumns: 1,
        rows: table.map((texts, row) => texts.map((text, col) => cell(text, row, col, row === 0))),
      },
    ],
    links: [],
    images: [],
  };
}

const css = utf8('body { font: 16px sans-serif }\n');

/** A sealed capture with real files, signature and digests. */
export async function madeCapture(key: DeviceKey, wish: CaptureWish): Promise<MadeCapture> {
  const { url = turnoutUrl, title = 'Явка избирателей на 20:00' } = wish;
  const captureId = `${wish.at.replace(/[-:.]/gu, '')}-${wish.id}`;
  const cssDigest = await sha256(css);
  const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="../../resources/${cssDigest}.css"><h1>${title}</h1>`;
  const outline = outlineOf({ ...wish, title });
  const contents: readonly (readonly [string, ArtifactRole, string, Uint8Array])[] = [
    ['page.html', 'page', 'text/html; charset=utf-8', utf8(page)],
    ['source.txt', 'source', 'text/plain', utf8(page)],
    ['content.json', 'outline', 'application/json', canonicalJson(outline)],
    ['text.txt', 'text', 'text/plain; charset=utf-8', utf8(`${title}\n${wish.sentence}\n`)],
    ['state.json', 'state', 'application/json', utf8('{}')],
    ['screenshot.png', 'screenshot', 'image/png', png(200)],
    ['thumb.jpg', 'thumb', 'image/jpeg', thumb],
  ];
  const artifacts: CaptureRecord['artifacts'] = [];
  for (const [path, role, mediaType, bytes] of contents) {
    artifacts.push({ path, role, mediaType, bytes: bytes.length, sha256: await sha256(bytes) });
  }
  const resource = (bytes: Uint8Array, name: string, mediaType: string, digest: string): StoredResource => ({
    url: new URL(name, url).href,
    finalUrl: null,
    status: 200,
    statusText: 'OK',
    headers: [['content-type', mediaType]],
    mediaType,
    bytes: bytes.length,
    sha256: digest,
    via: 'page-cache',
    fetchedAt: wish.at,
  });
  const record: CaptureRecord = {
    format: 'kua-capture/1',
    captureId,
    url,
    finalUrl: url,
    canonicalUrl: null,
    title,
    lang: 'ru',
    site: { id: null, kind: 'commission' },
    startedAt: wish.at,
    finishedAt: new Date(Date.parse(wish.at) + 3200).toISOString(),
    trigger: 'manual',
    collector: { label: null, keyId: key.keyId },
    tool: { name: 'Kuä', version: '0.1.0', build: null },
    browser: {
      name: 'Chromium',
      version: '156',
      userAgent: 'Mozilla/5.0',
      languages: ['ru'],
      viewport: { width: 1280, height: 800, dpr: 1 },
      page: { width: 1280, height: 2000 },
    },
    network: { serverIp: null, fromCache: null, clientIp: null, clientIpWithheld: true },
    http: { status: 200, statusText: 'OK', headers: null, redirects: null },
    tls: null,
    charset: { declared: 'utf-8', sniffed: null, used: 'utf-8' },
    clock: { source: 'system', serverDate: null, skewMs: 2400 },
    artifacts,
    resources: [
      resource(css, '/style.css', 'text/css', cssDigest),
      resource(png(90), '/seal.png', 'image/png', await sha256(png(90))),
      { url: 'https://counter.example/1x1.gif', error: 'permission' },
    ],
    frames: [],
    alterations: [
      ...(wish.expands === undefined
        ? []
        : [{ code: expandedByScrolling, subject: null, detail: wish.expands }]),
      { code: 'header-removed', subject: 'set-cookie', detail: null },
    ],
    limitations: [{ code: 'redirects-unknown', subject: null, detail: 'loaded before Kuä had access' }],
    previous: wish.previous ?? null,
  };
  const bytes = canonicalJson(record);
  const signature = await sign(key, bytes);
  const byPath = new Map(contents.map(([path, , , data]) => [path, data]));
  const files: SealedFiles = {
    captureId,
    record: () => Promise.resolve({ bytes, signature }),
    artifact: (path) => Promise.resolve(new Blob([new Uint8Array(byPath.get(path) ?? [])])),
  };
  return { record, files, sha256: await sha256(bytes) };
}

/** The log of a device: its key, these events, and this export at the end. */
export async function madeLog(
  key: { readonly keyId: string },
  events: readonly LogEvent[],
): Promise<BagInput['log']> {
  const all: LogEvent[] = [
    { type: 'key-created', keyId: key.keyId },
    ...events,
    { type: 'export', bundleId },
  ];
  const lines: string[] = [];
  const entries = new Map<number, Uint8Array>();
  for (const [index, event] of all.entries()) {
    const seq = index + 1;
    const place = { at: exportedAt.toISOString(), salt: seq.toString(16).padStart(32, 'a'), seq };
    const entryBytes = newEntry(event, place);
    lines.push(await chainLine({ entryBytes, previousLine: lines.at(-1) ?? null, seq }));
    entries.set(seq, entryBytes);
  }
  return { lines, entries };
}

export const firstWish: CaptureWish = {
  id: '1a2b3c4d',
  at: '2026-03-15T13:40:00.123Z',
  rows: [
    ['Алматы', '33,63'],
    ['Туркестанская область', '49,14'],
    ['Шымкент', '41,90'],
  ],
  sentence: 'На избирательные участки пришли 7 820 204 человека.',
};

export const secondWish: CaptureWish = {
  ...firstWish,
  id: '5e6f7a8b',
  at: '2026-03-15T14:03:22.456Z',
  rows: [
    ['Алматы', '33,63'],
    ['Туркестанская область', '41,07'],
    ['Астана', '48,02'],
  ],
  sentence: 'На избирательные участки пришли 7 242 562 человека.',
};

/** Two versions of one page and one of another, whose title is a formula and markup; a fourth capture is not exported. */
export async function madeInput(
  more: readonly LogEvent[] = [],
): Promise<BagInput & { readonly made: readonly MadeCapture[] }> {
  const key = await createDeviceKey();
  const first = await madeCapture(key, firstWish);
  const previous = { captureId: first.record.captureId, sha256: first.sha256 };
  const second = await madeCapture(key, { ...secondWish, previous });
  const other = await madeCapture(key, {
    ...firstWish,
    id: '99aa99aa',
    at: '2026-03-15T15:00:00.000Z',
    url: 'https://www.example.kz/?a=1&b="2"',
    title: '=HYPERLINK("x") <script>alert(1)</script> & Co',
  });
  const closed = await madeCapture(key, {
    ...firstWish,
    id: '00000000',
    at: '2026-03-15T13:50:00.000Z',
    url: 'https://secret.example/',
  });
  const eventOf = ({ record, sha256: digest }: MadeCapture): LogEvent => {
    return { type: 'capture', captureId: record.captureId, sha256: digest, url: record.url };
  };
  const note = { captureId: first.record.captureId, at: exportedAt.toISOString(), text: 'Türkistan' };
  const noted: LogEvent = { type: 'note', captureId: note.captureId, sha256: await noteDigest(note) };
  const bytes = new Map([
    [await sha256(css), { name: 'css', data: css }],
    [await sha256(png(90)), { name: 'png', data: png(90) }],
  ]);
  return {
    made: [first, second, other],
    bundleId,
    at: exportedAt,
    tool: { name: 'Kuä', version: '0.1.0' },
    key: { ...key, sign: (data) => sign(key, data) },
    captures: [second.files, other.files, first.files],
    resourceName: (digest) => Promise.resolve(`${digest}.${bytes.get(digest)?.name ?? 'bin'}`),
    resource: (digest) => Promise.resolve(bytes.get(digest)?.data ?? new Uint8Array()),
    log: await madeLog(key, [...[first, closed, second, other].map(eventOf), noted, ...more]),
    locale: 'en',
    notes: [note],
  };
}
