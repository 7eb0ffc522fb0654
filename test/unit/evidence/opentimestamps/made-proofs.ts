import * as fc from 'fast-check';
import type {
  OtsAttestation,
  OtsOperation,
  OtsProof,
  OtsStep,
  OtsTimestamp,
} from '../../../../lib/evidence/index.ts';
import type { StepSpec } from './reference.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const calendar = fc.stringMatching(/^[A-Za-z0-9\-._/:]{0,30}$/u);
const unknown = fc
  .tuple(fc.uint8Array({ minLength: 7, maxLength: 7 }), fc.uint8Array({ maxLength: 40 }))
  .map(([tag, payload]): OtsAttestation => {
    // A first byte that no known tag has.
    return { kind: 'unknown', tag: own(Uint8Array.of(0x77, ...tag)), payload: own(payload) };
  });
const attestation: fc.Arbitrary<OtsAttestation> = fc.oneof(
  calendar.map((address): OtsAttestation => ({ kind: 'pending', calendar: address })),
  fc.nat({ max: 2 ** 31 - 1 }).map((height): OtsAttestation => ({ kind: 'bitcoin', height })),
  unknown,
);
const operation: fc.Arbitrary<OtsOperation> = fc.oneof(
  fc
    .tuple(fc.constantFrom('append', 'prepend'), fc.uint8Array({ minLength: 1, maxLength: 150 }))
    .map(([name, argument]) => ({ name, argument: own(argument) })),
  fc.constantFrom('sha256', 'sha1', 'ripemd160', 'keccak256', 'reverse').map((name) => ({ name })),
);

const nameOf = (step: OtsStep): string => JSON.stringify(specOf(step, false));

const { timestamp } = fc.letrec<{ timestamp: OtsTimestamp; step: OtsStep }>((tie) => ({
  timestamp: fc.uniqueArray(tie('step'), { minLength: 1, maxLength: 4, selector: nameOf }),
  step: fc.oneof(
    { maxDepth: 8 },
    attestation.map((one): OtsStep => ({ attestation: one })),
    fc.record({ operation, after: tie('timestamp') }),
  ),
}));

/** Any proof within the bounds, its steps in any order. */
export const anyProof: fc.Arbitrary<OtsProof> = fc.record({
  digest: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(own),
  timestamp,
});

/** A proof as `reference.py` is told of it. */
export function specFor(proof: OtsProof): { digest: string; timestamp: readonly StepSpec[] } {
  return { digest: hex(proof.digest), timestamp: proof.timestamp.map((step) => specOf(step)) };
}

function specOf(step: OtsStep, whole = true): StepSpec {
  if ('attestation' in step) {
    const { attestation: one } = step;
    if (one.kind === 'pending') return { pending: one.calendar };
    if (one.kind === 'bitcoin') return { bitcoin: one.height };
    return { tag: hex(one.tag), payload: hex(one.payload) };
  }
  const after = whole ? step.after.map((next) => specOf(next)) : [];
  const { operation: op } = step;
  return { op: op.name, ...('argument' in op && { arg: hex(op.argument) }), after };
}
