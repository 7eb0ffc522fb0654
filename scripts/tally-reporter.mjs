// A Vitest reporter that writes how many cases passed and the names of what did not, with the reason, as JSON, to the
// file that the environment variable KUA_TALLY names. Unlike Vitest's own JSON it also names a hook that failed.
import { writeFileSync } from 'node:fs';
import { env } from 'node:process';

/** @implements {import('vitest/node').Reporter} */
export default class TallyReporter {
  /**
   * Say at once why a case failed: a run that is cut off never comes to its summary.
   *
   * @param {import('vitest/node').TestCase} test
   */
  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    if (state !== 'failed') return;
    console.error(`Failed: ${test.fullName}`);
    for (const { message, stack } of errors) console.error(stack ?? message);
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly {message?: string}[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    /** @type {{name: string, reason: string}[]} */
    const failures = unhandledErrors.map((error) => ({
      name: 'an error nobody caught',
      reason: reasonOf([error]),
    }));
    for (const module of modules) {
      const file = module.relativeModuleId;
      failures.push(...module.errors().map((error) => ({ name: file, reason: reasonOf([error]) })));
      for (const suite of module.children.allSuites()) {
        const name = `${file}: ${suite.fullName}`;
        failures.push(...suite.errors().map((error) => ({ name, reason: reasonOf([error]) })));
      }
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        const name = `${file}: ${test.fullName}`;
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failures.push({ name, reason: reasonOf(errors) });
        else if (state !== 'skipped') failures.push({ name, reason: 'cut off' });
      }
    }
    writeFileSync(/** @type {string} */ (env.KUA_TALLY), JSON.stringify({ passed, failures }));
  }
}

/** @param {readonly {message?: string}[]} errors */
function reasonOf([error]) {
  return (error?.message ?? 'an error without words').slice(0, 1000);
}
