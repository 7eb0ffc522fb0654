import { Witness } from '../model/index.ts';
import { browser } from './browser.ts';

/** What is remembered of the log, in the extension's own storage; what was lost of it stays under `lostLogs`. */
export const witnessStore = {
  read: async (): Promise<Witness | null> => {
    const { witness } = await browser.storage.local.get('witness');
    const parsed = Witness.safeParse(witness);
    return parsed.success ? parsed.data : null;
  },
  write: async (witness: Witness | null): Promise<void> => {
    if (witness) await browser.storage.local.set({ witness });
    else await browser.storage.local.remove('witness');
  },
  putAside: async (witness: Witness): Promise<void> => {
    const { lostLogs } = await browser.storage.local.get('lostLogs');
    const before: readonly unknown[] = Array.isArray(lostLogs) ? lostLogs : [];
    await browser.storage.local.set({ lostLogs: [...before, witness] });
  },
};
