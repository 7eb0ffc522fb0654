import { attachmentFields } from './attachments.ts';
import { captureId, count, instant, prefixedSha256, sha256Hex, z } from './zod.ts';

const salt = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const common = { at: instant, salt, seq: count };

/** One entry of the log. Its canonical JSON is hashed into a line of the chain; the salt keeps a closed entry unguessable. */
export const LogEntry = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('key-created'), keyId: prefixedSha256 }),
  z.strictObject({ ...common, type: z.literal('capture'), captureId, sha256: sha256Hex, url: z.string() }),
  z.strictObject({
    ...common,
    type: z.literal('check'),
    url: z.string(),
    result: z.enum(['unchanged', 'changed', 'gone', 'failed']),
    captureId: z.nullable(captureId),
  }),
  z.strictObject({ ...common, type: z.literal('export'), bundleId: z.string() }),
  z.strictObject({
    ...common,
    type: z.literal('import'),
    bundleId: z.string(),
    keyId: prefixedSha256,
    sha256: sha256Hex,
  }),
  // Of a capture its record's digest; of an attachment its own, and no capture where it was attached to a page.
  z.strictObject({
    ...common,
    type: z.literal('delete'),
    captureId: z.nullable(captureId),
    sha256: sha256Hex,
  }),
  z.strictObject({ ...common, type: z.literal('note'), captureId, sha256: sha256Hex }),
  z.strictObject({ ...common, type: z.literal('attach'), ...attachmentFields }),
]);
export type LogEntry = z.infer<typeof LogEntry>;

type WithoutPlace<T> = T extends unknown ? Omit<T, 'at' | 'salt' | 'seq'> : never;
/** What an entry says, before it has its place, time and salt. */
export type LogEvent = WithoutPlace<LogEntry>;

/** One line of `chain.jsonl`. `prev` is the digest of the bytes of the line before, 64 zeros first. */
export const ChainLine = z.strictObject({ entry: prefixedSha256, prev: prefixedSha256, seq: count });
export type ChainLine = z.infer<typeof ChainLine>;
