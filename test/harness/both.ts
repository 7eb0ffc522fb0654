import { builtExtension } from './builds.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Launched, LaunchOptions } from './launched.ts';

/** How each browser is started with the built Kuä: for `describe.each`. */
export const launchBoth: readonly {
  readonly name: Launched['name'];
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<Launched>;
}[] = [
  {
    name: 'chromium',
    launch: (options) => launchChromium({ extensionDir: builtExtension('chrome'), ...options }),
  },
  {
    name: 'firefox',
    launch: (options) => launchFirefox({ extensionDir: builtExtension('firefox'), ...options }),
  },
];

/** Use a browser and close it, whatever happens; on failure the background's log is part of the error. */
export async function withBrowser<T>(
  launched: Launched,
  use: (launched: Launched) => Promise<T>,
): Promise<T> {
  try {
    return await use(launched);
  } catch (error) {
    const log = await launched.backgroundLog();
    throw new Error(`${String(error)}\nThe background said:\n${log.join('\n')}`, { cause: error });
  } finally {
    await launched.close();
  }
}
