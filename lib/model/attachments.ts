import { captureId, count, instant, sha256Hex, z } from './zod.ts';

/** A name is a line, not a text. */
export const mostNameChars = 200;
/** What would make a name look like another, or lead out of its folder: control characters, changes of direction, slashes. */
const unfit = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069/\\]/gu;

/** What a person may call a file as it may stand in the log and be saved: unfit characters are dropped; may be empty. */
export function fitName(name: string): string {
  return name.toWellFormed().replace(unfit, '').trim().slice(0, mostNameChars).toWellFormed().trim();
}

const attachmentName = z.string().check(
  z.minLength(1),
  z.maxLength(mostNameChars),
  z.refine((name) => fitName(name) === name),
);

/** Which of the two was kept: the file as it was given, or a copy of it that says nothing of its maker. */
export const keptForms = ['as-given', 'without-metadata'] as const;
export type KeptForm = (typeof keptForms)[number];

/** What the log says of a file that a person attached, and all that is known of it. */
export const attachmentFields = {
  /** The capture that it is attached to; null where it is attached to a page, whichever its versions. */
  captureId: z.nullable(captureId),
  /** The page, as the capture's record gives it (`url`). */
  url: z.string(),
  /** Of the bytes that are kept. */
  sha256: sha256Hex,
  bytes: count,
  /** By its bytes (`fileExtension`), not by what its name claims. */
  mediaType: z.string(),
  /** What the person calls it: shown, in the log, and never a name in a bundle's folders. */
  name: attachmentName,
  kept: z.enum(keptForms),
} as const;

/**
 * A file that a person attached to a capture or a page. `at` in UTC.
 *
 * Of a copy `without-metadata` this is all there is: neither the original nor its name, size or digest is kept anywhere.
 * On a device that was seized, a digest would say that a certain file, found elsewhere with its place, time and camera,
 * is the one that this copy was made of.
 */
export const Attachment = z.strictObject({ at: instant, ...attachmentFields });
export type Attachment = z.infer<typeof Attachment>;

/** An attachment alone, of what holds more. */
export function attachmentOf(of: Attachment): Attachment {
  const { at, url, sha256, bytes, mediaType, name, kept } = of;
  return { at, captureId: of.captureId, url, sha256, bytes, mediaType, name, kept };
}
