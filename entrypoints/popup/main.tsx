import { render } from 'preact';
import { speakAtOnce } from '../../lib/ui/language.ts';
import { Popup } from './popup.tsx';

/** Until the window has been drawn once; a window that is not in front is not drawn, so not for long. */
async function firstPaint(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 50);
  });
}

await speakAtOnce();
const root = document.getElementById('root');
if (root) render(<Popup />, root);
await firstPaint();
const { begin } = await import('./begin.ts');
await begin(new URLSearchParams(location.search));
