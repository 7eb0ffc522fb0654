// npm run kua -- verify | list | convert | merge: check evidence bundles, or make something else of them, in a terminal.
import { installNpmPackages } from './packages.mjs';
import { runProgram } from './setup.mjs';

const hourMs = 60 * 60 * 1000;
const failed = await installNpmPackages();
if (failed) console.error(failed);
process.exitCode = failed
  ? 1
  : await runProgram('lib/cli/main.ts', process.argv.slice(2), { timeoutMs: 6 * hourMs });
