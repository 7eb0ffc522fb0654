import { captureId, count, instant, prefixedSha256, sha256Hex, z } from './zod.ts';

const nullable = z.nullable;
const text = z.string();

/** What a file of a capture is for. */
export const ArtifactRole = z.enum([
  'page',
  'frame',
  'source',
  'outline',
  'text',
  'state',
  'screenshot',
  'screenshot-page',
  'thumb',
]);
export type ArtifactRole = z.infer<typeof ArtifactRole>;

/** One file of a capture, by its path inside `data/captures/<captureId>/`. */
export const Artifact = z.strictObject({
  path: text.check(z.regex(/^(?:frames\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  role: ArtifactRole,
  mediaType: text,
  bytes: count,
  sha256: sha256Hex,
});
export type Artifact = z.infer<typeof Artifact>;

/** Header names in lower case with their values, in the order received. */
export const Headers = z.array(z.tuple([text, text]));
export type Headers = z.infer<typeof Headers>;

/** Where the bytes of a resource came from. `network` means: asked for again, perhaps answered by a cache. */
export const Via = z.enum(['page-cache', 'network', 'background', 'mhtml', 'stream', 'inline', 'rewritten']);
export type Via = z.infer<typeof Via>;

export const StoredResource = z.strictObject({
  url: text,
  finalUrl: nullable(text),
  status: nullable(count),
  statusText: nullable(text),
  headers: Headers,
  mediaType: nullable(text),
  bytes: count,
  sha256: sha256Hex,
  via: Via,
  fetchedAt: instant,
  /** Only on `rewritten` rows: the digest of the bytes as received. */
  of: z.optional(sha256Hex),
});
export type StoredResource = z.infer<typeof StoredResource>;

export const MissingResource = z.strictObject({ url: text, error: text });
export type MissingResource = z.infer<typeof MissingResource>;

/** Something done to the evidence (`alterations`) or missing from it (`limitations`). */
export const Remark = z.strictObject({ code: text, subject: nullable(text), detail: nullable(text) });
export type Remark = z.infer<typeof Remark>;

/** A page within the page; `path` is null where it was not captured. */
export const CaptureFrame = z.strictObject({ path: nullable(text), url: text, parent: nullable(text) });
export type CaptureFrame = z.infer<typeof CaptureFrame>;

/** What a site is to the person. */
export const SiteKind = z.enum(['commission', 'state', 'state-media', 'other']);
export type SiteKind = z.infer<typeof SiteKind>;

export const Redirect = z.strictObject({ url: text, status: count, at: instant });
export type Redirect = z.infer<typeof Redirect>;

/** How the connection was secured; `sha256` is the digest of a certificate's DER, the site's own comes first. */
export const Tls = z.strictObject({
  protocol: nullable(text),
  cipher: nullable(text),
  certificates: z.array(
    z.strictObject({
      sha256: sha256Hex,
      subject: text,
      issuer: text,
      notBefore: instant,
      notAfter: instant,
    }),
  ),
});
export type Tls = z.infer<typeof Tls>;

const Size = z.strictObject({ width: z.number(), height: z.number() });

/**
 * `capture.json`, format `kua-capture/1`: every field is present, null where unknown.
 * Only its RFC 8785 bytes are hashed or signed.
 */
export const CaptureRecord = z.strictObject({
  format: z.literal('kua-capture/1'),
  captureId,
  url: text,
  finalUrl: nullable(text),
  canonicalUrl: nullable(text),
  title: text,
  lang: nullable(text),
  site: z.strictObject({ id: nullable(text), kind: SiteKind }),
  startedAt: instant,
  finishedAt: instant,
  trigger: z.enum(['manual', 'visit', 'watch']),
  collector: z.strictObject({ label: nullable(text), keyId: prefixedSha256 }),
  tool: z.strictObject({ name: text, version: text, build: nullable(text) }),
  browser: z.strictObject({
    name: text,
    version: text,
    userAgent: text,
    languages: z.array(text),
    viewport: z.strictObject({ width: z.number(), height: z.number(), dpr: z.number() }),
    page: Size,
  }),
  network: z.strictObject({
    serverIp: nullable(text),
    fromCache: nullable(z.boolean()),
    clientIp: z.null(),
    clientIpWithheld: z.literal(true),
  }),
  http: z.strictObject({
    status: nullable(count),
    statusText: nullable(text),
    headers: nullable(Headers),
    redirects: nullable(z.array(Redirect)),
  }),
  tls: nullable(Tls),
  charset: z.strictObject({ declared: nullable(text), sniffed: nullable(text), used: nullable(text) }),
  clock: z.strictObject({ source: text, serverDate: nullable(text), skewMs: nullable(z.int()) }),
  artifacts: z.array(Artifact),
  resources: z.array(z.union([StoredResource, MissingResource])),
  frames: z.array(CaptureFrame),
  alterations: z.array(Remark),
  limitations: z.array(Remark),
  previous: nullable(z.strictObject({ captureId, sha256: sha256Hex })),
});
export type CaptureRecord = z.infer<typeof CaptureRecord>;

/** True for a resource whose bytes are held. */
export function isStored(resource: StoredResource | MissingResource): resource is StoredResource {
  return 'sha256' in resource;
}

/** The alteration that marks a capture of a page that had been scrolled through. */
export const expandedByScrolling = 'expanded-by-scrolling';

/** The capture of the page as it was seen, of which this is the one after scrolling; null for any other capture. */
export function expansionOf({ alterations }: Pick<CaptureRecord, 'alterations'>): string | null {
  return alterations.find(({ code }) => code === expandedByScrolling)?.detail ?? null;
}

/** What a capture has not: files that could not be had, and pages within the page that were not captured (`frame`). */
export function missingFrom({
  resources,
  frames,
}: Pick<CaptureRecord, 'resources' | 'frames'>): MissingResource[] {
  const files = resources.flatMap((resource) => (isStored(resource) ? [] : [resource]));
  const inside = frames.flatMap(({ path, url }) => (path === null ? [{ url, error: 'frame' }] : []));
  return [...files, ...inside];
}
