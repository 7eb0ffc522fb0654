import { useState } from 'preact/hooks';

/** Lets an element take files that are dropped on it: whether some are held over it now, and what the element listens to. */
export function useDrop(take: (files: FileList) => void) {
  const [over, setOver] = useState(false);
  const listeners = {
    onDragOver: (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (): void => {
      setOver(false);
    },
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const files = event.dataTransfer?.files;
      if (files && files.length > 0) take(files);
    },
  };
  return { over, listeners };
}
