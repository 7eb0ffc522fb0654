// npm test: everything that must hold, one phase after another. The last line counts the test cases.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { buildFor, setUp } from './setup.mjs';

const minutes = 60_000;
let passed = 0;
/** @type {{name: string, reason: string}[]} */
const failures = [];

/**
 * A phase that is one test case: it passes when all of its programs do.
 *
 * @param {string} name
 * @param {readonly (readonly string[])[]} commands
 */
async function check(name, commands) {
  console.log(`\n# ${name}`);
  let reason = '';
  for (const [program = '', ...args] of commands) {
    const ended = await run(program, args, { timeoutMs: 5 * minutes });
    if (!ended.ok) reason ||= `${[program, ...args].join(' ')}: ${ended.reason}`;
  }
  if (reason) failures.push({ name, reason });
  else passed += 1;
}

/**
 * A Vitest project: each of its cases counts.
 *
 * @param {string} project
 * @param {number} timeoutMs
 */
async function vitest(project, timeoutMs) {
  console.log(`\n# ${project} tests`);
  // All that browsers and tests leave lying about goes into one folder, and away with it.
  const folder = mkdtempSync(join(tmpdir(), 'kua-test-'));
  const report = join(folder, 'tally.json');
  const env = { TMPDIR: folder, TEMP: folder, TMP: folder, KUA_TALLY: report };
  const args = ['run', '--project', project, '--passWithNoTests'];
  const reporters = ['--reporter=default', '--reporter=./scripts/tally-reporter.mjs'];
  const ended = await run('vitest', [...args, ...reporters], { timeoutMs, env });
  /** @type {{passed: number, failures: {name: string, reason: string}[]}} */
  const tally = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failures: [] };
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  passed += tally.passed;
  failures.push(...tally.failures.map(({ name, reason }) => ({ name: `${project}: ${name}`, reason })));
  if (!ended.ok && (ended.timedOut || tally.failures.length === 0)) {
    failures.push({ name: `${project} tests did not run to their end`, reason: ended.reason });
  }
}

const { blocking, missing } = await setUp({ forTests: true });
for (const problem of missing) console.error(problem);
failures.push(...blocking.map((reason) => ({ name: 'setup', reason })));
if (blocking.length === 0) {
  await check('lint', [
    // tsconfig.json, which the lint reads too, extends a file that this makes.
    ['wxt', 'prepare'],
    ['oxlint', '--type-aware'],
    ['oxfmt', '--check', '.'],
  ]);
  await check('types', [
    ['wxt', 'prepare'],
    ['tsc', '--noEmit'],
  ]);
  await vitest('unit', 15 * minutes);
  console.log('\n# build');
  const unbuilt = await buildFor(['chrome', 'firefox']);
  failures.push(...unbuilt.map((reason) => ({ name: 'build', reason })));
  if (unbuilt.length === 0) {
    await vitest('browser', 12 * minutes);
    await vitest('e2e', 58 * minutes);
  }
}

console.log('');
if (failures.length > 0) console.log('Failed:');
// What failed for one reason is told together: of a hundred cases that share a setup, the reason is what matters.
for (const reason of new Set(failures.map((failure) => failure.reason))) {
  const alike = failures.filter((failure) => failure.reason === reason);
  const more = alike.length > 1 ? ` (and ${alike.length - 1} more, to ${alike.at(-1)?.name})` : '';
  console.log(`  ${alike[0]?.name}${more}`);
  console.log(reason.replaceAll(/^/gmu, '    '));
}
process.exitCode = failures.length > 0 ? 1 : 0;
console.log(`${passed} passed, ${failures.length} failed`);
