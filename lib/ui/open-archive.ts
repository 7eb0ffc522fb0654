import { Archive, type WitnessStore } from '../archive/index.ts';
import { KuaError } from '../model/index.ts';

/** How browsers say that a page may keep nothing: a private window, “never remember history”, site data switched off. */
const closed = new Set([
  'MissingAPIError',
  'InvalidStateError',
  'OpenFailedError',
  'UnknownError',
  'SecurityError',
]);

/**
 * The archive, open.
 * @param witness where its log is remembered
 * @throws KuaError `no-storage` where the browser keeps nothing, `storage-full`, `unexpected`
 */
export async function openArchive(witness: WitnessStore): Promise<Archive> {
  const archive = new Archive();
  archive.witness = witness;
  try {
    await archive.open();
    return archive;
  } catch (thrown) {
    const error = KuaError.from(thrown);
    const name = thrown instanceof Error ? thrown.name : '';
    if (error.code === 'unexpected' && closed.has(name)) {
      throw new KuaError('no-storage', error.detail, { cause: thrown });
    }
    throw error;
  }
}
