// npm run bench: how long things take, in a real browser.
import { setUpAndRun } from './setup.mjs';

await setUpAndRun('test/bench/main.ts', { timeoutMs: 45 * 60 * 1000 });
