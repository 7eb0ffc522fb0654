import { useEffect } from 'preact/hooks';

/** Whether a key is meant for what has the focus, or for a dialog over the page. */
function isTaken({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;
}

/** Call `step` when the person presses `[` (-1) or `]` (1): those keys by their place too, where they write letters. */
export function useStepKeys(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTaken(event)) return;
      if (event.key === '[' || event.code === 'BracketLeft') step(-1);
      else if (event.key === ']' || event.code === 'BracketRight') step(1);
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  });
}
