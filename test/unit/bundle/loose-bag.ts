import { createHash } from 'node:crypto';
import { bagEntries, openZip, readZipEntry, writeZip } from '../../../lib/bundle/index.ts';
import { canonicalJson, ownBytes, utf8 } from '../../../lib/evidence/index.ts';
import type { CaptureRecord } from '../../../lib/model/index.ts';
import { brokenZip } from './broken-zip.ts';
import { madeInput } from './made-captures.ts';
import { readAll } from './read-stream.ts';

export type Sign = (bytes: Uint8Array) => Promise<Uint8Array>;

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files of a bundle, to be changed and packed again. */
export class LooseBag {
  topFolder: string;
  readonly files: Map<string, Uint8Array>;

  constructor(topFolder: string, files: ReadonlyMap<string, Uint8Array>) {
    this.topFolder = topFolder;
    this.files = new Map(files);
  }

  copy(): LooseBag {
    return new LooseBag(this.topFolder, this.files);
  }

  bytes(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`there is no ${path}`);
    return bytes;
  }

  text(path: string): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytes(path));
  }

  put(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === 'string' ? utf8(content) : content);
  }

  /** Change a text; an edit that changes nothing is a slip. */
  edit(path: string, change: (text: string) => string): void {
    const before = this.text(path);
    const after = change(before);
    if (after === before) throw new Error(`${path} was not changed`);
    this.put(path, after);
  }

  drop(path: string): void {
    if (!this.files.delete(path)) throw new Error(`there is no ${path}`);
  }

  move(from: string, to: string): void {
    this.put(to, this.bytes(from));
    this.drop(from);
  }

  swap(a: string, b: string): void {
    const [first, second] = [this.bytes(a), this.bytes(b)];
    this.put(a, second);
    this.put(b, first);
  }

  /** Paths of the files that match, in order. */
  paths(pattern: RegExp): readonly string[] {
    return [...this.files.keys()].filter((path) => pattern.test(path)).toSorted();
  }

  /** Change a record and sign it again. */
  async rewrite(path: string, sign: Sign, change: (record: CaptureRecord) => unknown): Promise<void> {
    const record = JSON.parse(this.text(path)) as CaptureRecord;
    const bytes = canonicalJson(change(record));
    this.put(path, bytes);
    this.put(`${path}.sig`, await sign(bytes));
  }

  /** Make both manifests fit the files as they are. */
  sums(): void {
    const listOf = (paths: readonly string[]): string =>
      paths.map((path) => `${digestOf(this.bytes(path))}  ${path}\n`).join('');
    this.put('manifest-sha256.txt', listOf(this.paths(/^data\//u)));
    this.put('tagmanifest-sha256.txt', listOf(this.paths(/^(?!data\/|anchors\/|tagmanifest-)/u)));
  }

  /** Make size, manifests and seal fit the files as they are: what only the holder of the key can do. */
  async seal(sign: Sign): Promise<void> {
    const payload = this.paths(/^data\//u);
    const octets = payload.reduce((sum, path) => sum + this.bytes(path).length, 0);
    const oxum = `Payload-Oxum: ${octets}.${payload.length}`;
    if (this.files.has('bag-info.txt')) {
      this.put('bag-info.txt', this.text('bag-info.txt').replace(/^Payload-Oxum: .*$/mu, oxum));
    }
    this.sums();
    await this.sealOnly(sign);
  }

  async sealOnly(sign: Sign): Promise<void> {
    this.put('anchors/tagmanifest-sha256.txt.sig', await sign(this.bytes('tagmanifest-sha256.txt')));
  }

  zip(): Blob {
    const wishes = [...this.files].map(([path, content]) => ({ name: `${this.topFolder}/${path}`, content }));
    return new Blob([brokenZip(wishes)]);
  }
}

/** A bundle as Kuä writes it: its ZIP, its files, and the key that sealed it. */
export async function exportedBag(made: ReturnType<typeof madeInput> = madeInput()) {
  const input = await made;
  const plan = await bagEntries(input);
  const zip = ownBytes(await readAll(writeZip(plan.entries, { at: input.at })));
  const { topFolder, entries } = await openZip(new Blob([zip]));
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) files.set(entry.path, await readZipEntry(entry, 2 ** 30));
  const ids = input.made.map(({ record }) => record.captureId);
  return { input, zip, bag: new LooseBag(topFolder, files), key: input.key, now: input.at, ids };
}
