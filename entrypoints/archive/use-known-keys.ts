import { knownKeys, type Archive, type KnownKey } from '../../lib/archive/index.ts';
import { useLive } from '../../lib/ui/live.ts';

/** The keys that the person can tell; none until they are read. */
export function useKnownKeys(archive: Archive): readonly KnownKey[] {
  const live = useLive(async () => await knownKeys(archive), []);
  return live.state === 'ready' ? live.value : [];
}
