import {
  calendarsTogether,
  proofsOf,
  wantProofs,
  type Archive,
  type ProofRow,
} from '../../lib/archive/index.ts';
import { checkOts, fromHex, isInBlock, minutesLate } from '../../lib/evidence/index.ts';
import { formatUtc } from '../../lib/i18n/index.ts';
import { askForTime, timeServices } from '../../lib/platform/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useLive, useOnce } from '../../lib/ui/live.ts';
import { Awaited } from './awaited.tsx';

const spans = [
  ['time.lateDays', 24 * 60],
  ['time.lateHours', 60],
  ['time.lateMinutes', 1],
] as const;
const failures = ['unreachable', 'rejected', 'mismatch', 'unreadable', 'malformed'] as const;

/** How long after the capture, where that is not at once. */
function lateness(at: string, finishedAt: string): string | null {
  const minutes = minutesLate(new Date(at), finishedAt);
  if (minutes === null) return null;
  const [key, unit] = spans.find(([, length]) => minutes >= length) ?? spans[2];
  return say(key, { n: Math.floor(minutes / unit) });
}

function failureWords(error: string | null): string {
  const known = failures.find((failure) => failure === error);
  return known ? ` (${say(`time.failed.${known}`)})` : '';
}

/** A proof with how far it goes: of OpenTimestamps, whether it leads to a block. */
interface Shown extends ProofRow {
  readonly inBlock: boolean;
}

async function read(archive: Archive, captureId: string): Promise<Shown[]> {
  const rows = await proofsOf(archive, captureId);
  return await Promise.all(rows.map(async (row) => ({ ...row, inBlock: await leadsToBlock(row) })));
}

async function leadsToBlock({ kind, bytes, sha256 }: ProofRow): Promise<boolean> {
  if (kind !== 'opentimestamps' || !bytes) return false;
  return isInBlock(await checkOts(bytes, fromHex(sha256)));
}

function wordsOf({ service, kind, bytes, at, error, nextAtMs, inBlock }: Shown): string {
  if (at !== null) return say('time.shown', { service: hostOf(service), time: formatUtc(new Date(at)) });
  if (inBlock) return say('time.block');
  if (bytes) return say('time.pending');
  const name = kind === 'opentimestamps' ? 'OpenTimestamps' : hostOf(service);
  if (nextAtMs === undefined) return say('time.gaveUp', { service: name });
  return say('time.asked', { service: name }) + failureWords(error);
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}

interface Props {
  readonly archive: Archive;
  readonly captureId: string;
  readonly finishedAt: string;
}

/** Who confirms when a capture existed, who was asked in vain, and the button that asks now. */
export function CaptureTime({ archive, captureId, finishedAt }: Props) {
  const live = useLive(() => read(archive, captureId), [captureId]);
  const services = useOnce(timeServices, []);
  const chosen = services.state === 'ready' ? services.value : { authorities: [], calendars: [] };
  const wanted = [...chosen.authorities, ...(chosen.calendars.length > 0 ? [calendarsTogether] : [])];
  const ask = async (): Promise<void> => {
    await wantProofs(archive, captureId, await timeServices(), Date.now());
    await askForTime();
  };
  return (
    <section>
      <h2>{say('time.title')}</h2>
      <Awaited live={live}>
        {(proofs) => (
          <>
            {proofs.length === 0 && wanted.length === 0 && <p class="quiet">{say('time.off')}</p>}
            <ul>
              {proofs.map((proof) => {
                const late = proof.at === null ? null : lateness(proof.at, finishedAt);
                return (
                  <li key={proof.id}>
                    {wordsOf(proof)}
                    {late !== null && <span class="look"> · {late}</span>}
                  </li>
                );
              })}
            </ul>
            {wanted.some((service) => !proofs.some((one) => one.service === service && one.bytes)) && (
              <p>
                <button type="button" class="small" onClick={() => void ask()}>
                  {say('time.ask')}
                </button>
              </p>
            )}
          </>
        )}
      </Awaited>
    </section>
  );
}
