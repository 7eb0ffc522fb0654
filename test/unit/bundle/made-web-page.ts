import type { BagInput } from '../../../lib/bundle/index.ts';
import {
  canonicalJson,
  createDeviceKey,
  type DeviceKey,
  sha256,
  sign,
  utf8,
} from '../../../lib/evidence/index.ts';
import type { CaptureRecord, StoredResource } from '../../../lib/model/index.ts';
import { bundleId, exportedAt, firstWish, madeCapture, type MadeCapture, madeLog } from './made-captures.ts';

/** A file of a page; what is not said of it is as a browser reports most files. */
export interface FileWish extends Partial<Omit<StoredResource, 'bytes' | 'sha256'>> {
  readonly url: string;
  readonly content: string | Uint8Array;
  /** Of its name in the bundle. */
  readonly extension: string;
}

/** A page with its frames and files. `{0}`, `{1}` … in its markup stand for `<sha256>.<ext>` of its files. */
export interface PageWish {
  readonly id: string;
  readonly at: string;
  readonly url: string;
  readonly html: string;
  readonly frames?: readonly { readonly url: string; readonly parent: string; readonly html: string }[];
  readonly files?: readonly FileWish[];
  readonly record?: Partial<CaptureRecord>;
}

const bytesOf = (content: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? utf8(content) : new Uint8Array(content);

/** Captures of these pages, sealed by one key and ready to be exported. */
export async function madePages(
  wishes: readonly PageWish[],
): Promise<BagInput & { readonly made: readonly MadeCapture[] }> {
  const key = await createDeviceKey();
  const files = new Map<string, { readonly name: string; readonly data: Uint8Array }>();
  const made: MadeCapture[] = [];
  for (const wish of wishes) made.push(await madePage(key, wish, files));
  return {
    made,
    bundleId,
    at: exportedAt,
    tool: { name: 'Kuä', version: '0.1.0' },
    key: { ...key, sign: (data) => sign(key, data) },
    captures: made.map((one) => one.files),
    resourceName: (digest) => Promise.resolve(files.get(digest)?.name ?? `${digest}.bin`),
    resource: (digest) => Promise.resolve(files.get(digest)?.data ?? new Uint8Array()),
    log: await madeLog(
      key,
      made.map(({ record, sha256: digest }) => {
        return { type: 'capture', captureId: record.captureId, sha256: digest, url: record.url };
      }),
    ),
    locale: 'en',
    notes: [],
  };
}

async function madePage(
  key: DeviceKey,
  wish: PageWish,
  files: Map<string, { readonly name: string; readonly data: Uint8Array }>,
): Promise<MadeCapture> {
  const base = await madeCapture(key, { ...firstWish, id: wish.id, at: wish.at, url: wish.url });
  const rows: StoredResource[] = [];
  const names: string[] = [];
  for (const { content, extension, ...said } of wish.files ?? []) {
    const filled = typeof content === 'string' ? fill(content, names) : content;
    const data = bytesOf(filled);
    const digest = await sha256(data);
    names.push(`${digest}.${extension}`);
    files.set(digest, { name: `${digest}.${extension}`, data });
    rows.push({
      finalUrl: said.url,
      status: 200,
      statusText: 'OK',
      headers: [],
      mediaType: null,
      via: 'page-cache',
      fetchedAt: wish.at,
      ...said,
      bytes: data.length,
      sha256: digest,
    });
  }
  const pages = new Map<string, Uint8Array<ArrayBuffer>>([['page.html', utf8(fill(wish.html, names))]]);
  for (const [index, frame] of (wish.frames ?? []).entries())
    pages.set(`frames/${index + 1}.html`, utf8(fill(frame.html, names)));
  const artifacts = base.record.artifacts.filter(({ role }) => role !== 'page');
  for (const [path, bytes] of pages) {
    const role = path === 'page.html' ? 'page' : 'frame';
    const digest = await sha256(bytes);
    artifacts.push({
      path,
      role,
      mediaType: 'text/html; charset=utf-8',
      bytes: bytes.length,
      sha256: digest,
    });
  }
  const frames = (wish.frames ?? []).map(({ url, parent }, index) => {
    return { path: `frames/${index + 1}.html`, url, parent };
  });
  const record: CaptureRecord = { ...base.record, artifacts, frames, resources: rows, ...wish.record };
  const bytes = canonicalJson(record);
  const signature = await sign(key, bytes);
  return {
    record,
    sha256: await sha256(bytes),
    files: {
      captureId: record.captureId,
      record: () => Promise.resolve({ bytes, signature }),
      artifact: async (path, digest) => pages.get(path) ?? (await base.files.artifact(path, digest)),
    },
  };
}

function fill(text: string, names: readonly string[]): string {
  return text.replace(/\{(\d)\}/gu, (_, index: string) => names[Number(index)] ?? '');
}
