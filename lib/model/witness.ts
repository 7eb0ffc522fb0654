import { z } from './zod.ts';

const Line = z.string().check(z.maxLength(400));

/**
 * What is remembered of the log outside of the database that holds it: its first line, by which logs are told apart,
 * and its newest, each without its newline, and how many there are. Browsers were seen to open a damaged database empty
 * or shortened without an error.
 */
export const Witness = z.strictObject({ first: Line, head: Line, length: z.int().check(z.positive()) });
export type Witness = z.infer<typeof Witness>;
