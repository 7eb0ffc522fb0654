import { type Bytes, concatBytes, fromHex, ownBytes } from '../bytes.ts';
import { sha256 } from '../digest.ts';
import type { Waiting } from '../waiting.ts';
import { type AskCalendar, askCalendar, type CalendarAnswer, calendarAddress } from './calendar.ts';
import { OtsError } from './error.ts';
import { mergeTimestamps } from './merge.ts';
import type { OtsStep, OtsTimestamp } from './proof.ts';
import { readOts } from './read.ts';
import { writeOts } from './write.ts';

/** A new proof, and what came of each calendar. */
export interface OtsStamping {
  /** A detached timestamp file, pending at every calendar that answered. */
  readonly ots: Bytes;
  /** In the order they were named, each once. */
  readonly calendars: readonly CalendarAnswer[];
}

/** What a proof is asked for with. */
export interface StampOptions extends Waiting {
  /** 16 bytes that nobody can guess: calendars see `sha256(digest ‖ nonce)`, never the digest. */
  readonly nonce: Uint8Array;
  /** Addresses that the person named, http or https; each is sent `POST <calendar>/digest`. */
  readonly calendars: readonly string[];
  readonly post: AskCalendar;
}

/**
 * Have a digest attested by calendars: all are asked at once, and what they answer becomes one proof. It is pending, and
 * shows a time only once it was upgraded.
 *
 * What a calendar promises does not name the digest it is for. One that answers for another digest is found out only
 * when it has nothing to upgrade the proof with, unless it sends a whole file (`mismatch`).
 *
 * @param digest  SHA-256, 32 bytes
 * @throws OtsError of the first calendar where none gave an answer of use: `unreachable` (or none was named),
 *   `malformed`, `mismatch`; RangeError for a digest or nonce of another length; the reason of `signal`
 */
export async function stampOts(digest: Uint8Array, options: StampOptions): Promise<OtsStamping> {
  const { nonce, calendars } = options;
  if (digest.length !== 32 || nonce.length !== 16) throw new RangeError('a digest has 32 bytes, a nonce 16');
  const commitment = fromHex(await sha256(concatBytes([digest, nonce])));
  const named = [
    ...new Map(calendars.map((calendar) => [calendarAddress(calendar) ?? calendar, calendar])).values(),
  ];
  const answers = await Promise.all(named.map((calendar) => submit(calendar, commitment, options)));
  let proof: { readonly ots: Bytes; readonly timestamp: OtsTimestamp } | null = null;
  const outcomes: CalendarAnswer[] = [];
  for (const [index, calendar] of named.entries()) {
    const added = withAnswer(proof?.timestamp ?? [], answers[index], { digest, nonce });
    if (!(added instanceof OtsError)) proof = added;
    outcomes.push({ calendar, error: added instanceof OtsError ? added : null });
  }
  if (!proof) throw outcomes[0]?.error ?? new OtsError('unreachable', 'no calendar was named');
  return { ots: proof.ots, calendars: outcomes };
}

async function submit(
  calendar: string,
  commitment: Bytes,
  { post, deadline, signal }: StampOptions,
): Promise<OtsTimestamp | OtsError> {
  const address = calendarAddress(calendar);
  if (address === null) return new OtsError('unreachable', 'no http or https address');
  try {
    const waiting = { deadline, signal };
    const answer = await askCalendar(post, `${address}digest`, {
      body: commitment,
      message: commitment,
      waiting,
    });
    return answer ?? new OtsError('malformed', 'nothing');
  } catch (error) {
    if (error instanceof OtsError) return error;
    throw error;
  }
}

/** What is there and an answer, as one file; an error where there is no answer or the file could not be read again. */
function withAnswer(
  timestamp: OtsTimestamp,
  answer: OtsTimestamp | OtsError | undefined,
  of: { readonly digest: Uint8Array; readonly nonce: Uint8Array },
): { readonly ots: Bytes; readonly timestamp: OtsTimestamp } | OtsError {
  if (!answer || answer instanceof OtsError) return answer ?? new OtsError('malformed', 'nothing');
  const together = mergeTimestamps(timestamp, answer);
  const hashed: OtsStep = { operation: { name: 'sha256' }, after: together };
  const nonced: OtsStep = { operation: { name: 'append', argument: ownBytes(of.nonce) }, after: [hashed] };
  const ots = writeOts({ digest: ownBytes(of.digest), timestamp: [nonced] });
  try {
    readOts(ots);
    return { ots, timestamp: together };
  } catch (error) {
    return new OtsError('malformed', 'an answer too large for the proof', { cause: error });
  }
}
