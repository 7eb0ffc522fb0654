// The built extension, made again only when its sources changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

const sources = [
  'entrypoints',
  'lib',
  'public',
  'wxt.config.ts',
  'scripts/third-party.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * Build the extension for a browser, unless `.output` holds exactly that already.
 *
 * @param {'chrome' | 'firefox'} browser
 * @returns {Promise<string | undefined>} what went wrong, in a sentence
 */
export async function build(browser) {
  const manifest = join(root, '.output', `${browser}-mv3`, 'manifest.json');
  const stamp = join(root, '.output', `${browser}-mv3.sources`);
  const before = sourcesDigest();
  const isFresh =
    existsSync(manifest) && existsSync(stamp) && readFileSync(stamp, 'utf8') === seal(before, manifest);
  if (isFresh) return undefined;
  console.log(`Building Kuä for ${browser === 'chrome' ? 'Chrome' : 'Firefox'}.`);
  const built = await run('wxt', ['build', '-b', browser], { timeoutMs: 240_000, quiet: true });
  if (!built.ok) {
    console.error(built.output.trim());
    return `Kuä could not be built for ${browser}: wxt build: ${built.reason}.`;
  }
  writeFileSync(stamp, seal(before, manifest));
  return undefined;
}

/**
 * What the stamp says: these sources, and that very build of them.
 *
 * @param {string} digest
 * @param {string} manifest
 */
function seal(digest, manifest) {
  return `${digest} ${statSync(manifest).mtimeMs}\n`;
}

function sourcesDigest() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(source)).toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} source
 * @returns {string[]}
 */
function filesIn(source) {
  const path = join(root, source);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [source];
  return readdirSync(path).flatMap((name) => filesIn(`${source}/${name}`));
}
