// Starting other programs: always with an end in time, and never leaving one behind.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The folder this project is in. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const onWindows = process.platform === 'win32';
const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
const binFolder = join(root, 'node_modules', '.bin');
// Whatever starts from here carries this mark, also a browser that left its parent's process group.
const mark = `KUA_RUN=${randomUUID()}`;

/** @type {Set<number>} process ids of the groups that run now */
const running = new Set();
/** @type {{kill(signal: NodeJS.Signals): unknown} | undefined} the program that has this terminal */
let foreground;

/**
 * @typedef {object} RunOptions
 * @property {number} timeoutMs  after this long it is ended, with all it started
 * @property {boolean} [quiet]  keep what it prints instead of showing it
 * @property {boolean} [systemPath]  do not put node_modules/.bin first (for installing into node_modules)
 * @property {boolean} [interactive]  leave it in this terminal's group, with its keyboard
 * @property {Record<string, string | undefined>} [env]
 */

/**
 * Run a program in the project's folder and wait for its end. Never throws.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ok: boolean, code: number | null, timedOut: boolean, output: string, reason: string}>}
 *   `output` is what it printed when `quiet`; `reason` says in words why it is not `ok`
 */
export async function run(program, args, options) {
  const { timeoutMs, quiet = false, systemPath = false, interactive = false, env = {} } = options;
  const show = quiet ? 'pipe' : 'inherit';
  const child = spawn(onWindows && /\s/u.test(program) ? `"${program}"` : program, args, {
    cwd: root,
    env: {
      ...process.env,
      ...env,
      [pathKey]: searchPath(systemPath),
      KUA_RUN: mark.slice('KUA_RUN='.length),
    },
    stdio: [interactive ? 'inherit' : 'ignore', show, show],
    detached: !onWindows && !interactive,
    shell: onWindows && !program.endsWith('.exe'),
    windowsHide: true,
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  if (interactive) foreground = child;
  else if (child.pid !== undefined) running.add(child.pid);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void endTree(child.pid);
  }, timeoutMs);
  const { code, error } = await new Promise((resolve) => {
    child.once('error', (failure) => resolve({ code: null, error: failure }));
    child.once('close', (exit) => resolve({ code: exit, error: undefined }));
  });
  clearTimeout(timer);
  foreground = undefined;
  if (child.pid !== undefined) running.delete(child.pid);
  await endMarked();
  const reason = timedOut
    ? `it took longer than ${Math.round(timeoutMs / 1000)} seconds and was ended`
    : error
      ? `${program} could not be started: ${error.message}`
      : `${program} ended with code ${code}`;
  return { ok: code === 0 && !timedOut, code, timedOut, output, reason };
}

/**
 * The search path for programs: this project's own tools first, or none of them.
 *
 * @param {boolean} systemPath
 */
function searchPath(systemPath) {
  const folders = (process.env[pathKey] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(join('node_modules', '.bin')));
  return (systemPath ? folders : [binFolder, ...folders]).join(delimiter);
}

/**
 * Ask a process and all under it to end, and end them after three seconds.
 *
 * @param {number | undefined} pid
 */
async function endTree(pid) {
  if (pid === undefined) return;
  if (onWindows) {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  signal(-pid, 'SIGTERM');
  await delay(3000);
  signal(-pid, 'SIGKILL');
  await endMarked();
}

/** End by their ids the processes that carry this run's mark and outlived the one that started them (Linux). */
async function endMarked() {
  if (running.size > 0) return;
  for (const name of ['SIGTERM', 'SIGKILL']) {
    const left = markedProcesses();
    if (left.length === 0) return;
    for (const pid of left) signal(pid, /** @type {NodeJS.Signals} */ (name));
    for (let tries = 0; tries < 20 && markedProcesses().length > 0; tries += 1) await delay(100);
  }
}

/** @returns {number[]} */
function markedProcesses() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!Number.isInteger(pid) || pid === process.pid) return false;
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark);
      } catch {
        return false; // ended meanwhile, or another person's
      }
    });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    // Already gone, or (macOS) going.
    if (!['ESRCH', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  }
}

for (const name of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => {
    // The terminal's Ctrl-C reaches the foreground program by itself; here it is enough to wait for its end.
    if (foreground) {
      if (name !== 'SIGINT') foreground.kill(name);
      return;
    }
    void Promise.all([...running].map(endTree)).then(() => process.exit(130));
  });
}
