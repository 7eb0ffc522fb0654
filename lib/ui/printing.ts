import { signal } from '@preact/signals';

/** True while the page is being printed: what is drawn only once it is near is then drawn at once. */
export const printing = signal(false);

if (typeof addEventListener === 'function') {
  addEventListener('beforeprint', () => {
    printing.value = true;
  });
  addEventListener('afterprint', () => {
    printing.value = false;
  });
}
