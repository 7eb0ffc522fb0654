import { captureId, instant, z } from './zod.ts';

/** Words that a person added to a capture. `at` in UTC. */
export const Note = z.strictObject({ captureId, at: instant, text: z.string() });
export type Note = z.infer<typeof Note>;

/** `data/notes.json`, format `kua-notes/1`. */
export const Notes = z.strictObject({ format: z.literal('kua-notes/1'), notes: z.array(Note) });
export type Notes = z.infer<typeof Notes>;
