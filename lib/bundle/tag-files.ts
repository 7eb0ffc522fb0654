import { certificatesPem, publicKeyPem, utf8 } from '../evidence/index.ts';
import { anchored, type BagAnchor } from './anchors.ts';
import type { BagInput } from './bag-input.ts';
import { type BagEntry, madeEntry } from './entry.ts';
import type { CaptureProofFiles, NumberedAuthority } from './proofs.ts';
import { type HeldProofs, keysReadme, readme } from './readme.ts';

/** `bagit.txt` (RFC 8493 §2.1.1). */
export const bagitDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What a bundle's tag files are made for, beside its payload. */
export interface TagsFor {
  /** How many there are. */
  readonly captures: number;
  readonly proofs: CaptureProofFiles;
}

/** The files around the payload, and who put a time to them. */
export interface SealedTags {
  readonly entries: readonly BagEntry[];
  readonly anchors: readonly BagAnchor[];
}

/**
 * The files around the payload (BagIt 1.0, RFC 8493 §2.1–2.2), the seal and the proofs of time over them last.
 *
 * @param payload  all files under `data/`, sorted; their digests go into the manifest as they stand
 * @throws what the functions passed in throw
 */
export async function sealedEntries(
  payload: readonly BagEntry[],
  input: BagInput,
  { captures, proofs }: TagsFor,
): Promise<SealedTags> {
  const tagged = await anchored(input, proofs.authorities, async (names, authorities) => {
    const held = heldBy(proofs, names, authorities);
    const tags = await tagEntries(payload, input, { captures, names, held });
    return { made: tags, bytes: utf8(manifest(tags.toSorted(byPath))) };
  });
  const over = 'anchors/tagmanifest-sha256.txt';
  const anchors = [await madeEntry(`${over}.sig`, await input.key.sign(tagged.bytes))];
  for (const [name, proof] of tagged.proofs) {
    anchors.push(await madeEntry(`${over}.${name === 'ots' ? name : `${name}.tsr`}`, proof));
  }
  const tagManifest = await madeEntry('tagmanifest-sha256.txt', tagged.bytes);
  return {
    entries: [
      ...tagged.made,
      tagManifest,
      ...anchors.map((entry) => ({ ...entry, compress: false })),
      ...proofs.attestations,
    ],
    anchors: tagged.outcomes,
  };
}

/** The proofs of time that a bundle with these anchors holds. */
function heldBy(
  { tokens, attestations }: CaptureProofFiles,
  names: readonly string[],
  authorities: readonly NumberedAuthority[],
): HeldProofs {
  const has = ({ name }: NumberedAuthority): boolean =>
    names.includes(name) || tokens.some(({ path }) => path.endsWith(`.${name}.tsr`));
  return {
    authorities: authorities.filter(has),
    attested: names.includes('ots') || attestations.length > 0,
  };
}

async function tagEntries(
  payload: readonly BagEntry[],
  input: BagInput,
  { captures, names, held }: { captures: number; names: readonly string[]; held: HeldProofs },
): Promise<BagEntry[]> {
  const hasWacz = payload.some(({ path }) => path === 'data/archive.wacz');
  const texts = [
    ['bagit.txt', bagitDeclaration],
    ['bag-info.txt', bagInfo(payload, input, names)],
    ['README.txt', readme(input, { captures, hasWacz, held })],
    ['manifest-sha256.txt', manifest(payload)],
    ['keys/signer.pub.pem', publicKeyPem(input.key.publicSpki)],
    ['keys/README.txt', keysReadme(input, held)],
    ...held.authorities
      .filter(({ certificates }) => certificates.length > 0)
      .map(({ name, certificates }) => [`keys/${name}.ca.pem`, certificatesPem(certificates)] as const),
  ] as const;
  const tags: BagEntry[] = [];
  for (const [path, text] of texts) tags.push(await madeEntry(path, utf8(text)));
  return tags;
}

/** By the bytes of the path, which is ASCII. */
export function byPath(a: BagEntry, b: BagEntry): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

function manifest(entries: readonly BagEntry[]): string {
  return entries.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}

function bagInfo(payload: readonly BagEntry[], input: BagInput, anchors: readonly string[]): string {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = [
    ['Bagging-Date', input.at.toISOString().slice(0, 10)],
    ['Bag-Software-Agent', `${input.tool.name} ${input.tool.version}`],
    ['External-Identifier', `urn:uuid:${input.bundleId}`],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ['Kua-Anchors', ['sig', ...anchors].join(' ')],
  ];
  return lines.map(([label, value]) => `${label}: ${(value ?? '').replace(/[\r\n]+/gu, ' ')}\n`).join('');
}
