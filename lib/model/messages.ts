import { refusalCodes } from './errors.ts';
import { z } from './zod.ts';

/** From Kuä's own pages to the background. */
export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('capture'), tabId: z.int() }),
  z.strictObject({ type: z.literal('cancel'), jobId: z.string() }),
  z.strictObject({ type: z.literal('prove') }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** The background's answer: the job to watch, that there is none to watch, or why nothing is done. */
export const PageAnswer = z.union([
  z.strictObject({ jobId: z.string() }),
  z.strictObject({ heard: z.literal(true) }),
  z.strictObject({ error: z.enum(refusalCodes), detail: z.nullable(z.string()) }),
]);
export type PageAnswer = z.infer<typeof PageAnswer>;
