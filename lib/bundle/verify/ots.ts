import { type CheckedAttestation, checkOts, fromHex, OtsError, otsLimits } from '../../evidence/index.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

/** A hostile proof could have thousands; nobody compares them. */
const mostNamed = 8;

/** An `.ots` and the file that it is for. */
export interface AttestedFile {
  readonly path: string;
  readonly of: string;
}

/**
 * An OpenTimestamps proof against the bytes of its file. What it leads to is not looked up: it is noted what there is
 * to compare, and that a promise of a calendar shows no time yet.
 */
export async function checkOtsFile(
  bundle: OpenedBundle,
  { path, of }: AttestedFile,
  findings: Findings,
): Promise<void> {
  const bytes = await bundle.read(path, otsLimits.fileBytes);
  const sha256 = bundle.files.get(of)?.sha256;
  if (typeof bytes === 'string') return findings.fails(bytes, path);
  if (!sha256) return findings.fails(bundle.files.has(of) ? 'damaged' : 'missing', of);
  try {
    const { matches, attestations } = await checkOts(bytes, fromHex(sha256));
    if (matches) noteAttestations(path, attestations, findings);
    else findings.fails('ots-other', path, of);
  } catch (error) {
    if (!(error instanceof OtsError)) throw error;
    findings.fails('ots-unreadable', path);
  }
}

/** The most that is said for the bytes: a block, else a promise, else something that nobody knows here. */
function noteAttestations(
  path: string,
  attestations: readonly CheckedAttestation[],
  findings: Findings,
): void {
  const blocks = attestations.flatMap((one) =>
    one.kind === 'bitcoin' ? [`${one.height}: ${one.merkleRoot}`] : [],
  );
  const calendars = attestations.flatMap((one) => (one.kind === 'pending' ? [one.calendar] : []));
  if (blocks.length > 0) findings.notes('ots-bitcoin', path, listOf(blocks));
  else if (calendars.length > 0) findings.notes('ots-pending', path, listOf(calendars));
  else findings.notes('ots-unknown', path);
}

function listOf(all: readonly string[]): string {
  const each = [...new Set(all)];
  return [...each.slice(0, mostNamed), ...(each.length > mostNamed ? ['…'] : [])].join(', ');
}
