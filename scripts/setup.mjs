// What every command needs before it can begin, and nothing it has already.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { findChromium, findFirefox, howToGetChromium, howToGetFirefox } from './browsers.mjs';
import { canInstallPackages, installPackages } from './debian.mjs';
import { installNpmPackages, projectNode } from './packages.mjs';
import { run } from './processes.mjs';

const oldestNode = 20;

/**
 * The npm packages and a Chromium; for the tests also Firefox and the tools that check evidence.
 *
 * @param {{forTests?: boolean}} [options]
 * @returns {Promise<{blocking: string[], missing: string[]}>} in sentences: what makes going on useless, and what is
 *   missing on this machine so that a part will fail
 */
export async function setUp({ forTests = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    return { blocking: [`Kuä needs Node ${oldestNode} or later; this is ${process.version}.`], missing: [] };
  }
  const failed = await installNpmPackages();
  if (failed) return { blocking: [failed], missing: [] };

  const wanted = [];
  if (!findChromium()) wanted.push('chromium', 'fonts-dejavu-core');
  if (forTests && !findFirefox()) wanted.push('firefox-esr');
  if (forTests && !answers('openssl', ['version'])) wanted.push('openssl');
  if (forTests && !answers('unzip', ['-v'])) wanted.push('unzip');
  if (forTests && !answers('age', ['--version'])) wanted.push('age');
  if (forTests && !answers('sqlite3', ['--version'])) wanted.push('sqlite3');
  if (forTests && !answers('/usr/bin/python3', ['-c', 'import opentimestamps'])) {
    wanted.push('python3-opentimestamps');
  }
  if (wanted.length > 0 && canInstallPackages()) await installPackages(wanted);

  const missing = [];
  if (!findChromium()) missing.push(howToGetChromium);
  if (forTests && !findFirefox()) missing.push(howToGetFirefox);
  if (forTests && !answers('openssl', ['version'])) {
    missing.push('The tests check signatures with openssl, which is not installed here.');
  }
  return { blocking: [], missing };
}

/**
 * Build the extension for these browsers.
 *
 * @param {readonly ('chrome' | 'firefox')[]} browsers
 * @returns {Promise<string[]>} what went wrong, in sentences
 */
export async function buildFor(browsers) {
  const failures = [];
  for (const browser of browsers) {
    const failure = await build(browser);
    if (failure) failures.push(failure);
  }
  return failures;
}

/**
 * Run a TypeScript program of this project under its own Node, in this terminal.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{timeoutMs: number}} options
 * @returns {Promise<number>} its exit code
 */
export async function runProgram(program, args, { timeoutMs }) {
  const node = projectNode();
  if (node === undefined) throw new Error('set up first: there is no Node that runs TypeScript');
  const ended = await run(node, [program, ...args], { timeoutMs, interactive: true });
  if (ended.timedOut) console.error(`${program}: ${ended.reason}.`);
  return ended.code ?? 1;
}

/**
 * Set up, build for Chrome, and run a TypeScript program; the process ends with its exit code.
 *
 * @param {string} program
 * @param {{timeoutMs: number, browsers?: readonly ('chrome' | 'firefox')[]}} options
 */
export async function setUpAndRun(program, { timeoutMs, browsers = ['chrome'] }) {
  const { blocking, missing } = await setUp();
  const problems = [...blocking, ...missing];
  if (problems.length === 0) problems.push(...(await buildFor(browsers)));
  for (const problem of problems) console.error(problem);
  process.exitCode =
    problems.length > 0 ? 1 : await runProgram(program, process.argv.slice(2), { timeoutMs });
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function answers(program, args) {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
