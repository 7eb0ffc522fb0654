import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * For a dialog that is open as long as it is there: it is before all else then, and when it is gone the keyboard is where
 * it was before, or at the page's content if that is gone too.
 *
 * @param stays asked when it is gone: false if what the keyboard was on goes as well
 */
export function useModal(stays: () => boolean = () => true): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // What is behind an open dialog takes no focus, and this one is gone only when its parents are drawn.
      queueMicrotask(() => {
        const isThere = stays() && before?.isConnected === true && before !== document.body;
        const place = isThere ? before : document.querySelector('main');
        if (place instanceof HTMLElement) place.focus();
      });
    };
  }, []);
  return dialog;
}
