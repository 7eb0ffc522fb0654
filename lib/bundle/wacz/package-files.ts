import {
  type Bytes,
  canonicalJson,
  concatBytes,
  derToP1363,
  sha256,
  toBase64,
  utf8,
} from '../../evidence/index.ts';
import type { SealingKey } from '../bag-input.ts';
import type { ReplayedPage } from './plan.ts';
import { warcName } from './warc-record.ts';

/** The files of a WACZ, in the order in which they lie. */
export const waczPaths = {
  pages: 'pages/pages.jsonl',
  warc: `archive/${warcName}`,
  index: 'indexes/index.cdxj',
  package: 'datapackage.json',
  digest: 'datapackage-digest.json',
} as const;

/** What a WACZ says of itself. */
export interface WaczFacts {
  /** ISO 8601, UTC. */
  readonly created: string;
  /** `Kuä 0.1.0` */
  readonly software: string;
  readonly bundleId: string;
  /** The folder of the bundle, which names the collection. */
  readonly topFolder: string;
}

/** A file as `datapackage.json` lists it. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** `pages/pages.jsonl`: its header, and a line for each page in the order of time. */
export function pagesFile(pages: readonly ReplayedPage[]): Bytes {
  const header = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' };
  const newline = utf8('\n');
  return concatBytes([header, ...pages].flatMap((line) => [canonicalJson(line), newline]));
}

/** `datapackage.json` (WACZ 1.1.1 §5.2.1). @param main  the page that a player opens first */
export function packageFile(
  facts: WaczFacts,
  files: readonly ListedFile[],
  main: ReplayedPage | null,
): Bytes {
  return canonicalJson({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: facts.topFolder,
    description: `urn:uuid:${facts.bundleId}`,
    created: facts.created,
    software: facts.software,
    ...(main && { mainPageUrl: main.url, mainPageDate: main.ts }),
    resources: files.map(({ path, bytes, sha256: digest }) => {
      return { name: path.slice(path.lastIndexOf('/') + 1), path, hash: `sha256:${digest}`, bytes };
    }),
  });
}

/**
 * `datapackage-digest.json`, signed without a name (WACZ Signing and Verification 0.1.0 §4): over the ASCII text of the
 * hash, in P1363 form. Without a key it has the hash alone (WACZ 1.1.1 §5.2.2).
 */
export async function digestFile(
  packaged: Uint8Array,
  { created, software }: WaczFacts,
  key: SealingKey | null,
): Promise<Bytes> {
  const hash = `sha256:${await sha256(packaged)}`;
  if (!key) return canonicalJson({ path: waczPaths.package, hash });
  const signature = toBase64(derToP1363(await key.sign(utf8(hash))));
  const publicKey = toBase64(key.publicSpki);
  return canonicalJson({
    path: waczPaths.package,
    hash,
    signedData: { hash, created, software, signature, publicKey },
  });
}
