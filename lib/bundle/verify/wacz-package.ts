import {
  canonicalJson,
  fromBase64,
  p1363ToDer,
  parseCanonicalJson,
  sameBytes,
  sha256,
  toBase64,
  utf8,
  verifySignature,
} from '../../evidence/index.ts';
import { z } from '../../model/zod.ts';
import { type ListedFile, packageFile, type ReplayedPage, type WaczFacts, waczPaths } from '../wacz/index.ts';
import type { Findings } from './findings.ts';
import type { SignerKey } from './seal.ts';

const text = z.string();

const DataPackage = z.strictObject({
  profile: text,
  wacz_version: text,
  title: text,
  description: text,
  created: text.check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  software: text,
  mainPageUrl: z.optional(text),
  mainPageDate: z.optional(text),
  resources: z.array(z.strictObject({ name: text, path: text, hash: text, bytes: z.int() })),
});
type DataPackage = z.infer<typeof DataPackage>;

const PackageDigest = z.strictObject({
  path: text,
  hash: text,
  signedData: z.strictObject({ hash: text, created: text, software: text, signature: text, publicKey: text }),
});

/** P-384: r and s. */
const signatureBytes = 96;

/** The bundle that a WACZ lies in. */
export interface Around {
  readonly bundleId: string | null;
  readonly topFolder: string;
}

/** A file of the WACZ that was read, by what it is called in findings. */
export interface ReadFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `datapackage.json` as it was read. */
export interface ReadPackage {
  readonly facts: WaczFacts;
  readonly value: DataPackage;
}

/** `datapackage.json` for itself; null where it is none. */
export function readPackage(
  { path, bytes }: ReadFile,
  { bundleId, topFolder }: Around,
  findings: Findings,
): ReadPackage | null {
  const parsed = parseCanonicalJson(bytes);
  const value = DataPackage.safeParse(parsed).data;
  if (parsed === undefined) findings.fails('record-form', path);
  else if (!value) findings.fails('wacz-package', path, 'datapackage');
  if (!value) return null;
  const { created, software } = value;
  const time = `${created.slice(0, 19).replace(/[-:]/gu, '')}Z`;
  if (!topFolder.startsWith(`kua-${time}-`)) findings.fails('wacz-package', path, 'created');
  return { facts: { created, software, bundleId: bundleId ?? '', topFolder }, value };
}

/** What it lists, against the files as they are: each once, in their order, and nothing else. */
export function checkListed(
  { path, value }: { path: string; value: DataPackage },
  files: readonly ListedFile[],
  findings: Findings,
): void {
  const listed = new Map(value.resources.map((resource) => [resource.path, resource]));
  for (const { path: name, bytes, sha256: digest } of files) {
    const one = listed.get(name);
    const inside = path.replace(waczPaths.package, name);
    if (!one) findings.fails('added', inside);
    else if (one.bytes !== bytes || one.hash !== `sha256:${digest}`) findings.fails('changed', inside);
  }
}

/** All that it says besides. @param main  the page that comes first */
export function checkPackage(
  path: string,
  { facts, value }: ReadPackage,
  { files, main }: { readonly files: readonly ListedFile[]; readonly main: ReplayedPage | null },
  findings: Findings,
): void {
  const expected = DataPackage.parse(parseCanonicalJson(packageFile(facts, files, main)));
  const names = new Set([...Object.keys(expected), ...Object.keys(value)]);
  for (const name of names) {
    if (isSame(Reflect.get(expected, name), Reflect.get(value, name))) continue;
    findings.fails('wacz-package', path, name);
  }
}

/** `datapackage-digest.json`: the hash of the package, and its signature by the key of the bundle. */
export async function checkDigest(
  { path, bytes }: ReadFile,
  packaged: { readonly bytes: Uint8Array; readonly read: ReadPackage | null },
  key: SignerKey | null,
  findings: Findings,
): Promise<void> {
  const parsed = parseCanonicalJson(bytes);
  const value = PackageDigest.safeParse(parsed).data;
  if (parsed === undefined) return findings.fails('record-form', path);
  if (!value) return findings.fails('wacz-package', path, 'signedData');
  const { signedData } = value;
  const hash = `sha256:${await sha256(packaged.bytes)}`;
  const facts = packaged.read?.facts;
  const expected: Record<string, readonly [string, string]> = {
    path: [value.path, waczPaths.package],
    hash: [value.hash, hash],
    'signedData.hash': [signedData.hash, hash],
    'signedData.created': [signedData.created, facts?.created ?? signedData.created],
    'signedData.software': [signedData.software, facts?.software ?? signedData.software],
    'signedData.publicKey': [signedData.publicKey, key ? toBase64(key.spki) : ''],
  };
  for (const [name, [is, should]] of Object.entries(expected))
    if (is !== should) findings.fails('wacz-package', path, name);
  const signature = fromBase64(signedData.signature);
  const isSigned =
    key !== null &&
    signature?.length === signatureBytes &&
    (await verifySignature(key.spki, p1363ToDer(signature), utf8(hash)));
  if (!isSigned) findings.fails('signature', path, waczPaths.package);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return sameBytes(canonicalJson(a), canonicalJson(b));
}
