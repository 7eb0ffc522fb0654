import { refusalCodes } from './errors.ts';
import { captureId, count, z } from './zod.ts';

/** Where a capture or an export stands; each has its words in the catalogs (`stage.<name>`). */
export const Stage = z.enum([
  'waiting',
  'scrolling',
  'reading',
  'files',
  'picture',
  'sealing',
  'collecting',
  'timing',
  'packing',
  'saving',
]);
export type Stage = z.infer<typeof Stage>;

const common = {
  id: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  stage: Stage,
  /** Progress within the stage: files so far and in all; 0 of 0 where it has no steps. */
  done: count,
  total: count,
  startedAtMs: z.number(),
  updatedAtMs: z.number(),
  error: z.nullable(z.strictObject({ code: z.enum(refusalCodes), detail: z.nullable(z.string()) })),
};

/** A long work, as a row the popup and the archive watch. */
export const Job = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('capture'),
    tabId: z.int(),
    url: z.string(),
    captureId: z.nullable(captureId),
    /** Only where the page is captured once more after it was scrolled through: the capture of it as it was seen. */
    expands: z.optional(captureId),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('export'),
    captureIds: z.array(captureId),
    bundleId: z.string(),
    /** The numbers of imported bundles that go along whole. */
    imported: z.optional(z.array(z.string())),
    /** Only where the bundle is to be encrypted. With what is never stored. */
    encrypted: z.optional(z.boolean()),
    /** Only where the person asked for the comparison of just these two, in this order. */
    compare: z.optional(z.tuple([captureId, captureId])),
    file: z.nullable(
      z.strictObject({
        name: z.string(),
        bytes: count,
        sha256: z.nullable(z.string()),
        /** Whether the captures are in it as a web archive too. */
        wacz: z.boolean(),
      }),
    ),
  }),
]);
export type Job = z.infer<typeof Job>;
export type CaptureJob = Extract<Job, { kind: 'capture' }>;
export type ExportJob = Extract<Job, { kind: 'export' }>;
