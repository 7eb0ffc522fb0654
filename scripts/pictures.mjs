// npm run pictures: the pictures in the documentation, taken from the running extension.
import { setUpAndRun } from './setup.mjs';

await setUpAndRun('scripts/pictures.ts', { timeoutMs: 10 * 60 * 1000 });
