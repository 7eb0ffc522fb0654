// Installing what is missing where that needs no question: Debian, as root.
import { existsSync, readFileSync } from 'node:fs';
import { run } from './processes.mjs';

let listsAreFresh = false;

/** Whether packages can be installed here without asking anybody. */
export function canInstallPackages() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  return /^ID=debian$/mu.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Install Debian packages. Says what it does; answers whether it worked.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>}
 */
export async function installPackages(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing Debian's ${packages.join(', ')}.`);
  if (!listsAreFresh) {
    const update = await run('apt-get', ['update', '-q'], { timeoutMs: 180_000, quiet: true, env });
    if (!update.ok) console.error(`apt-get update failed: ${update.reason}.\n${update.output.trim()}`);
    listsAreFresh = update.ok;
  }
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  const install = await run('apt-get', args, { timeoutMs: 600_000, quiet: true, env });
  if (!install.ok) console.error(`apt-get install failed: ${install.reason}.\n${install.output.trim()}`);
  return install.ok;
}
