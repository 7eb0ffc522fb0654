import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What python-opentimestamps, which shares no code with Kuä, makes of a file. */
export interface ReferenceReading {
  /** Why it is not read; absent where it is. */
  readonly refused?: string;
  /** Written again. */
  readonly bytes?: string;
  readonly digest?: string;
  /** `[kind, calendar or height or tag, message in hex]` */
  readonly attested?: readonly (readonly [string, string | number, string])[];
}

/** A step as `reference.py` is told of it. */
export type StepSpec =
  | { readonly pending: string }
  | { readonly bitcoin: number }
  | { readonly tag: string; readonly payload: string }
  | { readonly op: string; readonly arg?: string; readonly after: readonly StepSpec[] };

const program = fileURLToPath(new URL('./reference.py', import.meta.url));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** The Python that has it: Debian’s package belongs to the system’s, which need not be the first. */
export const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import opentimestamps.core.timestamp']).status === 0,
);

/** Whether it is on this machine; it is said where it is not. */
export const referenceIsHere = python !== undefined;
if (!referenceIsHere)
  console.info('not run: no python3 with opentimestamps (Debian: python3-opentimestamps)');

function ask(wishes: readonly unknown[]): unknown {
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', [program], {
    input: JSON.stringify(wishes),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Have files read, and written again. */
export function referenceReads(files: readonly Uint8Array[]): readonly ReferenceReading[] {
  return ask(files.map((bytes) => ({ read: hex(bytes) }))) as ReferenceReading[];
}

/** Have files made. */
export function referenceMakes(
  specs: readonly { readonly digest: string; readonly timestamp: readonly StepSpec[] }[],
): readonly Uint8Array[] {
  const made = ask(specs.map((make) => ({ make }))) as { bytes: string }[];
  return made.map(({ bytes }) => Buffer.from(bytes, 'hex'));
}
