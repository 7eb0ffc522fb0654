// A Vitest reporter that writes how many cases passed and the names of what did not, as JSON, to the file that the
// environment variable KUA_TALLY names. Unlike Vitest's own JSON it also names a hook that failed.
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
    const failures = unhandledErrors.map(({ message }) => `an error nobody caught: ${firstLine(message)}`);
    for (const module of modules) {
      const file = module.relativeModuleId;
      failures.push(...module.errors().map(({ message }) => `${file}: ${firstLine(message)}`));
      for (const suite of module.children.allSuites()) {
        failures.push(
          ...suite.errors().map(({ message }) => `${file}: ${suite.fullName}: ${firstLine(message)}`),
        );
      }
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        // A case still pending at the end was cut off.
        else if (state !== 'skipped') failures.push(`${file}: ${test.fullName}`);
      }
    }
    writeFileSync(/** @type {string} */ (env.KUA_TALLY), JSON.stringify({ passed, failures }));
  }
}

/** @param {string | undefined} message */
function firstLine(message) {
  return (message ?? 'an error without words').split('\n')[0];
}
