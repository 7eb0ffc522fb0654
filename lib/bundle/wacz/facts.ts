import { sha256 } from '../../evidence/index.ts';
import type { PlannedCapture, PlannedRecord } from './plan.ts';
import { recordId, type RecordFacts, type StoredPayload } from './warc-record.ts';

const nothing = new Uint8Array();

/** The record in which each payload stands, by its digest: a Map, or what keeps more than memory should. */
export interface StoredPayloads {
  readonly get: (sha256: string) => StoredPayload | undefined;
  readonly set: (sha256: string, record: StoredPayload) => unknown;
}

/**
 * Turns planned records into what their heads say. It remembers which payloads stand in a record already: the same
 * bytes again, in this capture or a later one, are a repeat.
 */
export class RecordSequence {
  readonly #stored: StoredPayloads;

  constructor(stored: StoredPayloads = new Map<string, StoredPayload>()) {
    this.#stored = stored;
  }

  /**
   * What the heads of a capture's records say, one after another.
   * @param identity  what tells the capture from all others in the WARC
   */
  async *of(capture: PlannedCapture, identity = capture.captureId): AsyncGenerator<RecordFacts> {
    let first: string | null = null;
    for (const planned of capture.records) {
      const facts = await this.#factsOf(planned, { identity, time: capture.time }, first);
      first ??= facts.id;
      yield facts;
    }
  }

  async #factsOf(
    planned: PlannedRecord,
    { identity, time }: { readonly identity: string; readonly time: string },
    capture: string | null,
  ): Promise<RecordFacts> {
    const { uri } = planned;
    const made = planned.known ? null : await planned.payload();
    const payload = planned.known ?? {
      sha256: await sha256(made ?? nothing),
      bytes: made?.length ?? 0,
    };
    const id = await recordId(identity, uri);
    const repeats = payload.bytes === 0 ? null : (this.#stored.get(payload.sha256) ?? null);
    if (!repeats) this.#stored.set(payload.sha256, { id, uri, time });
    return { id, uri, time, capture, planned, payload, made, repeats };
  }
}
