import { publicKeyPem, utf8 } from '../evidence/index.ts';
import type { BagInput } from './bag-input.ts';
import { type BagEntry, madeEntry } from './entry.ts';
import { keysReadme, readme } from './readme.ts';

/** `bagit.txt` (RFC 8493 §2.1.1). */
export const bagitDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/**
 * The files around the payload (BagIt 1.0, RFC 8493 §2.1–2.2), the seal over them last.
 *
 * @param payload  all files under `data/`, sorted; their digests go into the manifest as they stand
 */
export async function tagEntries(
  payload: readonly BagEntry[],
  input: BagInput,
  captures: number,
): Promise<BagEntry[]> {
  const hasWacz = payload.some(({ path }) => path === 'data/archive.wacz');
  const texts = [
    ['bagit.txt', bagitDeclaration],
    ['bag-info.txt', bagInfo(payload, input)],
    ['README.txt', readme(input, { captures, hasWacz })],
    ['manifest-sha256.txt', manifest(payload)],
    ['keys/signer.pub.pem', publicKeyPem(input.key.publicSpki)],
    ['keys/README.txt', keysReadme(input)],
  ] as const;
  const tags: BagEntry[] = [];
  for (const [path, text] of texts) tags.push(await madeEntry(path, utf8(text)));
  const sums = utf8(manifest(tags.toSorted(byPath)));
  const tagManifest = await madeEntry('tagmanifest-sha256.txt', sums);
  const seal = await madeEntry('anchors/tagmanifest-sha256.txt.sig', await input.key.sign(sums));
  return [...tags, tagManifest, { ...seal, compress: false }];
}

/** By the bytes of the path, which is ASCII. */
export function byPath(a: BagEntry, b: BagEntry): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

function manifest(entries: readonly BagEntry[]): string {
  return entries.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}

function bagInfo(payload: readonly BagEntry[], input: BagInput): string {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = [
    ['Bagging-Date', input.at.toISOString().slice(0, 10)],
    ['Bag-Software-Agent', `${input.tool.name} ${input.tool.version}`],
    ['External-Identifier', `urn:uuid:${input.bundleId}`],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ['Kua-Anchors', 'sig'],
  ];
  return lines.map(([label, value]) => `${label}: ${(value ?? '').replace(/[\r\n]+/gu, ' ')}\n`).join('');
}
