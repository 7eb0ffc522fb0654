import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const output = fileURLToPath(new URL('../../.output', import.meta.url));

/** The folder of the extension as built for a browser. Throws a sentence when it has not been built. */
export function builtExtension(browser: 'chrome' | 'firefox'): string {
  const folder = join(output, `${browser}-mv3`);
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(
      `Kuä is not built for ${browser}: run "npm run build", or "npm test", which builds it first.`,
    );
  }
  return folder;
}
