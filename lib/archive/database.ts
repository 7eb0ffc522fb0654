import { Dexie, type Table } from 'dexie';
import type { Attachment, ChangeSummary, Comparison, Job, SiteKind } from '../model/index.ts';
import type { WitnessStore } from './witness.ts';

/** One capture as lists show it; the record itself is in `records`. Times are UTC. */
export interface CaptureRow {
  readonly captureId: string;
  readonly url: string;
  readonly title: string;
  readonly siteKind: SiteKind;
  readonly status: number | null;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Digest of the canonical capture.json. */
  readonly sha256: string;
  readonly keyId: string;
  /** All files of the capture together, counted once each. */
  readonly sizeBytes: number;
  readonly files: number;
  /** How many resources or frames are missing, and the origins whose permission would bring some of them. */
  readonly missing: { readonly total: number; readonly origins: readonly string[] };
  /** A font of the page draws digits as other digits: its text may not be what was seen. */
  readonly scrambled: boolean;
  readonly thumb: string | null;
  /** What it is compared with: the last one before it of the page as it was seen. */
  readonly previous: string | null;
  /** Only on a capture of a page that had been scrolled through: the one of it as it was seen. */
  readonly expands?: string;
  /** Against `previous`; null for the first capture of an address. */
  readonly change: ChangeSummary | null;
  readonly exportedAt: string | null;
}

/** The signed record of a capture: RFC 8785 bytes, gzip, and its DER signature. */
export interface RecordRow {
  readonly captureId: string;
  readonly json: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Bytes kept once under their digest. `name` is the file name in a bundle's `resources/`, null for artifacts. */
export type BlobRow = WholeRow | DeltaRow;

interface BytesRow {
  readonly sha256: string;
  readonly name: string | null;
  readonly sizeBytes: number;
  readonly data: Blob | Uint8Array<ArrayBuffer>;
}

/** Bytes that can be read by themselves. */
export interface WholeRow extends BytesRow {
  readonly encoding: 'identity' | 'gzip';
}

/**
 * Bytes kept as what differs from another row's, compressed with gzip. The base is itself whole, so no more than two
 * rows make a file. Whatever deletes a base first keeps anew what rests on it (`deleteCapture`).
 */
export interface DeltaRow extends BytesRow {
  readonly encoding: 'delta';
  /** The digest under which the base is kept. */
  readonly base: string;
}

/** One line of the log with the entry it commits to. */
export interface LogRow {
  readonly seq: number;
  readonly line: string;
  readonly entry: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** The capture, bundle or key the entry is about. */
  readonly subject: string;
}

export interface KeyRow {
  readonly keyId: string;
  readonly createdAt: string;
  readonly publicSpki: Uint8Array<ArrayBuffer>;
  readonly pair: CryptoKeyPair;
}

/** A key of somebody else's to which the person gave a name. */
export interface NamedKeyRow {
  readonly keyId: string;
  readonly name: string;
  readonly namedAt: string;
}

/** One address with what its versions come to. */
export interface PageRow {
  readonly url: string;
  readonly title: string;
  readonly siteKind: SiteKind;
  readonly versions: number;
  readonly unexported: number;
  readonly latestAt: string;
  readonly latestId: string;
}

export interface ComparisonRow {
  readonly a: string;
  readonly b: string;
  readonly version: number;
  readonly comparison: Comparison;
}

/** Words that the person added to a capture. The log holds their digest (`noteDigest`), under which they lie. */
export interface NoteRow {
  readonly sha256: string;
  readonly captureId: string;
  readonly at: string;
  readonly text: string;
}

/** A file that the person attached to a capture or a page. Its bytes lie in `blobs`, once for all that show them. */
export interface AttachmentRow extends Attachment {
  /** The same file is attached to one thing once (`attachmentId`). */
  readonly id: string;
}

/**
 * A proof of time for the exact bytes of a capture's capture.json: had, or still to be had. There is one of each
 * authority (RFC 3161), and one of all calendars together (OpenTimestamps).
 */
export interface ProofRow {
  /** `<captureId> <service>` */
  readonly id: string;
  readonly captureId: string;
  /** Digest of capture.json. */
  readonly sha256: string;
  readonly kind: 'rfc3161' | 'opentimestamps';
  /** The authority's address; `opentimestamps` for calendars. */
  readonly service: string;
  /** A DER TimeStampResp or an `.ots`; null until one was had. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** The time that it shows by itself, UTC; null where it shows none yet, and for OpenTimestamps. */
  readonly at: string | null;
  /** How often it was asked for in vain, since the last success. */
  readonly attempts: number;
  /** When it is asked for again; left out where nothing is left to ask for. */
  readonly nextAtMs?: number;
  /** Why the last try brought nothing, in one word; null where it did, or was none. */
  readonly error: string | null;
}

export interface ExportRow {
  readonly bundleId: string;
  readonly at: string;
  readonly captureIds: readonly string[];
  readonly fileName: string;
  readonly sizeBytes: number;
  /** The imported bundles that it carries. */
  readonly imported?: readonly string[];
}

/** Somebody else's bundle, kept whole; its bytes are in `importedFiles`. */
export interface ImportedBundleRow {
  readonly bundleId: string;
  /** Digest of the file as it came. */
  readonly sha256: string;
  readonly crc32: number;
  /** Digest of what its seal is over: the same for the same bundle packed otherwise, or with later proofs of time. */
  readonly sealSha256: string;
  readonly sizeBytes: number;
  readonly fileName: string;
  readonly topFolder: string;
  /** The key that sealed it. */
  readonly keyId: string;
  readonly importedAt: string;
  /** Its captures and those of bundles in it. */
  readonly captures: number;
  /** Files and unpacked bytes of it and of bundles in it: what checking a bundle that carries it costs. */
  readonly cost: { readonly entries: number; readonly bytes: number };
  /** How many levels of bundles lie in it. */
  readonly depth: number;
}

/** The bytes of an imported bundle as they came. A row without its `ImportedBundleRow` is of an import that was cut off. */
export interface ImportedFileRow {
  readonly bundleId: string;
  readonly data: Blob;
}

/** A capture in an imported bundle, as lists show it. The record itself is in the bundle. Times are UTC. */
export interface ImportedCaptureRow {
  readonly bundleId: string;
  /** The numbers of bundles that lead to it from there; empty for one that lies in the bundle itself. */
  readonly within: readonly string[];
  /** `<within, joined by slashes>/<captureId>` */
  readonly place: string;
  readonly captureId: string;
  /** Digest of capture.json: what makes a capture the same in two bundles. */
  readonly sha256: string;
  readonly url: string;
  readonly title: string;
  readonly siteKind: SiteKind;
  readonly status: number | null;
  readonly startedAt: string;
  readonly keyId: string;
  readonly thumb: string | null;
  /** Only on a capture of a page that had been scrolled through: the one of it as it was seen. */
  readonly expands?: string;
}

/** The database `kua`. Every write waits for the disk (strict durability), but those of `passing`. */
export class Archive extends Dexie {
  declare readonly captures: Table<CaptureRow, string>;
  declare readonly records: Table<RecordRow, string>;
  declare readonly blobs: Table<BlobRow, string>;
  declare readonly log: Table<LogRow, number>;
  declare readonly keys: Table<KeyRow, string>;
  declare readonly pages: Table<PageRow, string>;
  declare readonly comparisons: Table<ComparisonRow, [string, string]>;
  declare readonly exports: Table<ExportRow, string>;
  declare readonly jobs: Table<Job, string>;
  declare readonly namedKeys: Table<NamedKeyRow, string>;
  declare readonly notes: Table<NoteRow, string>;
  declare readonly proofs: Table<ProofRow, string>;
  declare readonly attachments: Table<AttachmentRow, string>;
  declare readonly importedBundles: Table<ImportedBundleRow, string>;
  declare readonly importedFiles: Table<ImportedFileRow, string>;
  declare readonly importedCaptures: Table<ImportedCaptureRow, [bundleId: string, place: string]>;

  /** Where the log is remembered; null remembers nothing. */
  witness: WitnessStore | null = null;

  private hasty: Archive | null = null;

  constructor(name = 'kua', durability: 'strict' | 'relaxed' = 'strict') {
    super(name, { chromeTransactionDurability: durability });
    this.version(1).stores({
      captures: 'captureId, [url+startedAt], startedAt',
      records: 'captureId',
      blobs: 'sha256, name',
      log: 'seq, subject',
      keys: 'keyId, createdAt',
      pages: 'url, latestAt',
      comparisons: '[a+b]',
      exports: 'bundleId, *captureIds',
      jobs: 'id, state, [kind+startedAtMs]',
    });
    this.version(2).stores({
      blobs: 'sha256, name, base',
      namedKeys: 'keyId',
      notes: 'sha256, captureId',
      proofs: 'id, captureId, nextAtMs',
    });
    this.version(3).stores({
      attachments: 'id, captureId, url, sha256',
      importedBundles: 'bundleId, sha256',
      importedFiles: 'bundleId',
      importedCaptures: '[bundleId+place], bundleId, sha256, [url+startedAt]',
    });
  }

  /** The same database, for writes that a loss of power may undo: how far a job has come. */
  get passing(): Archive {
    this.hasty ??= new Archive(this.name, 'relaxed');
    return this.hasty;
  }
}
