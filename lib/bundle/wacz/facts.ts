import { sha256 } from '../../evidence/index.ts';
import type { PlannedCapture, PlannedRecord } from './plan.ts';
import { recordId, type RecordFacts, type StoredPayload } from './warc-record.ts';

const nothing = new Uint8Array();

/**
 * Turns planned records into what their heads say. It remembers which payloads stand in a record already: the same
 * bytes again, in this capture or a later one, are a repeat.
 */
export class RecordSequence {
  readonly #stored = new Map<string, StoredPayload>();

  /** What the heads of a capture's records say, one after another. */
  async *of(capture: PlannedCapture): AsyncGenerator<RecordFacts> {
    let first: string | null = null;
    for (const planned of capture.records) {
      const facts = await this.#factsOf(planned, capture, first);
      first ??= facts.id;
      yield facts;
    }
  }

  async #factsOf(
    planned: PlannedRecord,
    { captureId, time }: PlannedCapture,
    capture: string | null,
  ): Promise<RecordFacts> {
    const { uri } = planned;
    const made = planned.known ? null : await planned.payload();
    const payload = planned.known ?? {
      sha256: await sha256(made ?? nothing),
      bytes: made?.length ?? 0,
    };
    const id = await recordId(captureId, uri);
    const repeats = payload.bytes === 0 ? null : (this.#stored.get(payload.sha256) ?? null);
    if (!repeats) this.#stored.set(payload.sha256, { id, uri, time });
    return { id, uri, time, capture, planned, payload, made, repeats };
  }
}
