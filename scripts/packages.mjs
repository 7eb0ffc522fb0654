// The npm packages of the lockfile, installed once for each lockfile.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

const stamp = join(root, 'node_modules', '.kua-setup');
const oldestNode = 24;

/**
 * Install the npm packages unless they are those of the lockfile already.
 *
 * @returns {Promise<string | undefined>} what went wrong, in a sentence
 */
export async function installNpmPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined;
  console.log('Installing the npm packages (npm ci).');
  let installed = await npm(['ci']);
  // A registry that does not have the packages of every platform: npm ci calls the lockfile incomplete,
  // npm install takes what it can and the same versions.
  if (!installed.ok && installed.output.includes('EUSAGE')) installed = await npm(['install', '--no-save']);
  if (!installed.ok) {
    console.error(installed.output.trim());
    return `The npm packages could not be installed: npm: ${installed.reason}.`;
  }
  if (projectNode() === undefined) {
    return `The npm package “node” did not bring Node ${oldestNode}. Allow its install script (npm rebuild node) and try again.`;
  }
  writeFileSync(stamp, wanted);
  return undefined;
}

/** @param {readonly string[]} args */
function npm(args) {
  // Not by the Node inside node_modules: that folder is about to be replaced.
  const options = { timeoutMs: 900_000, systemPath: true, quiet: true };
  return run('npm', [...args, '--include=dev', '--no-audit', '--no-fund'], options);
}

/**
 * The Node that runs the project's TypeScript: the one of the npm package `node`, else this one if it is new enough.
 *
 * @returns {string | undefined}
 */
export function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const program = join(root, 'node_modules', 'node', 'bin', name);
  if (existsSync(program) && spawnSync(program, ['--version']).status === 0) return program;
  return Number(process.versions.node.split('.')[0]) >= oldestNode ? process.execPath : undefined;
}
