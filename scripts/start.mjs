// npm start: a browser with Kuä in it, on the demonstration site. Without a display it plays the whole work instead.
import { setUpAndRun } from './setup.mjs';

const dayMs = 24 * 60 * 60 * 1000;
await setUpAndRun('scripts/demo.ts', { timeoutMs: dayMs });
