import { render } from 'preact';
import { preferredLanguages } from '../../lib/platform/index.ts';
import { closeTopmost } from '../../lib/ui/keys.ts';
import { speak, speakAtOnce } from '../../lib/ui/language.ts';
import { App } from './app.tsx';

await speakAtOnce();
const root = document.getElementById('root');
if (root) render(<App />, root);
document.addEventListener('keydown', closeTopmost);
await speak(await preferredLanguages());
