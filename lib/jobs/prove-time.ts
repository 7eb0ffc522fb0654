import { dueProofs, keepProof, openProofs } from '../archive/index.ts';
import type { Archive, ProofRow, TimeServices } from '../archive/index.ts';
import {
  type AskCalendar,
  checkOts,
  fromHex,
  isInBlock,
  OtsError,
  TimestampError,
  upgradeOts,
} from '../evidence/index.ts';
import { askAuthority, askCalendars } from './ask-time.ts';

/** What asking for the time needs from where it runs. */
export interface TimeDeps {
  services(): Promise<TimeServices>;
  /** Sends one request, as `fetch` does. */
  readonly ask: AskCalendar;
  nowMs(): number;
}

/** Longer than a loaded authority takes to sign. */
const answerMs = 30_000;
/** The first try in vain is followed by another after this long; each further by another after twice as long… */
const firstAgainMs = 60_000;
/** …up to this, so that a device that comes back from a day without network is not silent for another. */
const mostAgainMs = 6 * 60 * 60 * 1000;
/** Two months at the longest distance. Then the person is asked instead. */
const mostAttempts = 250;
/** A calendar puts what it has gathered into a block after an hour or two. */
const firstUpgradeMs = 2 * 60 * 60 * 1000;
/** Rows that are asked for in one go. */
const atOnce = 16;

/**
 * Ask for all proofs of time that are due, and for what calendars owe to earlier ones. What fails is due again later,
 * twice as long after each time; what nobody is chosen for any more is no longer asked for.
 *
 * @returns when the next is due, in milliseconds since 1970; null where nothing is left
 */
export async function proveTime(
  archive: Archive,
  deps: TimeDeps,
  ended: AbortSignal,
): Promise<number | null> {
  for (;;) {
    const due = await dueProofs(archive, deps.nowMs(), atOnce);
    if (due.length === 0) break;
    const services = await deps.services();
    // One request at a time to each: an authority is nobody's to flood.
    const byService = Map.groupBy(due, ({ service }) => service);
    await Promise.all(
      [...byService.values()].map(async (rows) => {
        let reached = true;
        for (const row of rows) {
          // Who does not answer one request is not asked the rest of them now.
          if (reached) reached = await tryRow(archive, row, services, deps, ended);
          else await keepProof(archive, later(row, 'unreachable', deps.nowMs()));
        }
      }),
    );
  }
  return (await openProofs(archive))?.nextAtMs ?? null;
}

/** @returns false where nobody was reached */
async function tryRow(
  archive: Archive,
  row: ProofRow,
  services: TimeServices,
  deps: TimeDeps,
  ended: AbortSignal,
): Promise<boolean> {
  ended.throwIfAborted();
  const isChosen =
    row.kind === 'rfc3161' ? services.authorities.includes(row.service) : services.calendars.length > 0;
  if (!isChosen) {
    const { nextAtMs: _, ...rest } = row;
    if (row.bytes) await keepProof(archive, rest);
    else await archive.proofs.delete(row.id);
    return true;
  }
  try {
    await keepProof(archive, await asked(row, services, deps, ended));
    return true;
  } catch (error) {
    if (!(error instanceof TimestampError || error instanceof OtsError)) throw error;
    const word = wordOf(error);
    await keepProof(archive, later(row, word, deps.nowMs()));
    return word !== 'unreachable';
  }
}

function wordOf(error: TimestampError | OtsError): string {
  return error instanceof TimestampError ? error.reason : error.code;
}

/** The row as it is to be tried again. */
function later(row: ProofRow, error: string | null, nowMs: number): ProofRow {
  const attempts = row.attempts + 1;
  const { nextAtMs: _, ...rest } = row;
  if (attempts >= mostAttempts) return { ...rest, attempts, error: error ?? 'unreachable' };
  const againMs = Math.min(firstAgainMs * 2 ** (attempts - 1), mostAgainMs);
  return { ...rest, attempts, error, nextAtMs: nowMs + againMs };
}

async function asked(
  row: ProofRow,
  { calendars }: TimeServices,
  deps: TimeDeps,
  signal: AbortSignal,
): Promise<ProofRow> {
  const digest = fromHex(row.sha256);
  const asking = { ask: deps.ask, deadline: AbortSignal.timeout(answerMs), signal };
  const { nextAtMs: _, ...rest } = row;
  const had = { ...rest, attempts: 0, error: null };
  if (row.kind === 'rfc3161') {
    const { tsr, accepted } = await askAuthority(row.service, digest, asking);
    return { ...had, bytes: tsr, at: accepted.at.toISOString() };
  }
  if (!row.bytes) {
    const ots = await askCalendars(calendars, digest, asking);
    return { ...had, bytes: ots, nextAtMs: deps.nowMs() + firstUpgradeMs };
  }
  const { ask: get, ...waiting } = asking;
  const { ots, answers } = await upgradeOts(row.bytes, { digest, calendars, get, ...waiting });
  if (isInBlock(await checkOts(ots, digest))) return { ...had, bytes: ots };
  const [failure] = answers.flatMap(({ error }) => (error ? [error] : []));
  return later({ ...row, bytes: ots }, failure?.code ?? null, deps.nowMs());
}
