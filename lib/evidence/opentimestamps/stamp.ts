import { type Bytes, concatBytes, fromHex, ownBytes } from '../bytes.ts';
import { sha256 } from '../digest.ts';
import {
  type AskCalendar,
  askCalendar,
  type CalendarAnswer,
  calendarAddress,
  type Waiting,
} from './calendar.ts';
import { OtsError } from './error.ts';
import { mergeTimestamps } from './merge.ts';
import type { OtsTimestamp } from './proof.ts';
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
  let all: OtsTimestamp = [];
  let ots: Bytes | null = null;
  const outcomes: CalendarAnswer[] = [];
  for (const [index, answer] of answers.entries()) {
    const calendar = named[index] ?? '';
    if (answer instanceof OtsError) {
      outcomes.push({ calendar, error: answer });
      continue;
    }
    const together = mergeTimestamps(all, answer);
    const file = fileOf(digest, nonce, together);
    outcomes.push({ calendar, error: file instanceof OtsError ? file : null });
    if (file instanceof OtsError) continue;
    all = together;
    ots = file;
  }
  if (!ots) throw outcomes[0]?.error ?? new OtsError('unreachable', 'no calendar was named');
  return { ots, calendars: outcomes };
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

/** The file, if it is one that can be read again. */
function fileOf(digest: Uint8Array, nonce: Uint8Array, timestamp: OtsTimestamp): Bytes | OtsError {
  const ots = writeOts({
    digest: ownBytes(digest),
    timestamp: [
      {
        operation: { name: 'append', argument: ownBytes(nonce) },
        after: [{ operation: { name: 'sha256' }, after: timestamp }],
      },
    ],
  });
  try {
    readOts(ots);
    return ots;
  } catch (error) {
    return new OtsError('malformed', 'an answer too large for the proof', { cause: error });
  }
}
