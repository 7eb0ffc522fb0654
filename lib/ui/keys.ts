/** Move the focus along the `[data-walk]` elements of a list with the arrow keys, Home and End. */
export function walkList(event: KeyboardEvent): void {
  const list = event.currentTarget;
  if (!(list instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return;
  const places = [...list.querySelectorAll<HTMLElement>('[data-walk]')];
  const row = event.target instanceof Element ? event.target.closest('li, tr') : null;
  const here = places.findIndex((place) => place === event.target || row?.contains(place) === true);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: places.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  places[Math.max(0, Math.min(next, places.length - 1))]?.focus();
}

/** Esc closes the innermost open `<details>` around the focus and gives its summary the focus. */
export function closeTopmost(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element)) return;
  const details = event.target.closest<HTMLDetailsElement>('details[open]');
  if (details === null) return;
  details.open = false;
  details.querySelector('summary')?.focus();
  event.preventDefault();
}
