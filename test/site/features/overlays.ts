import type { Feature } from './feature.ts';

/** What opens and closes within the page. */
export const openings: readonly Feature[] = [
  {
    slug: 'details',
    name: 'details, opened and closed',
    html: '<details><summary>opened</summary>inside the first</details><details open><summary>closed</summary>inside the second</details>',
    ready: (section) => {
      section.querySelectorAll('details').forEach((details) => (details.open = !details.open));
    },
  },
  {
    slug: 'dialog',
    name: 'an open dialog that is not modal',
    html: '<p>under it</p><dialog>The votes are counted</dialog>',
    ready: (section) => {
      section.querySelector('dialog')?.show();
      // The ring around what has the focus is no part of the promise.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  },
];

/** Open popovers: they stand above the page. */
export const popovers: readonly Feature[] = [
  {
    slug: 'popover',
    name: 'open popovers, with their backdrop',
    html: '<p>beside it</p>',
    head: '<style>[popover] { margin: 0; inset: auto; left: 40px; top: 60px; width: 160px; background: #ffd } .manual { left: 60px; top: 110px } .closed { left: 500px } .auto::backdrop { background: rgb(0 80 160 / 20%) }</style>',
    whole: true,
    ready: (section) => {
      for (const kind of ['auto', 'manual', 'closed']) {
        const popover = document.createElement('div');
        popover.popover = kind === 'auto' ? 'auto' : 'manual';
        popover.className = kind;
        popover.textContent = `${kind} popover`;
        section.append(popover);
        if (kind !== 'closed') popover.showPopover();
      }
    },
  },
];

/** Modal dialogs: the page behind them is dimmed. */
export const modals: readonly Feature[] = [
  {
    slug: 'modal',
    name: 'a modal dialog above its backdrop',
    html: '<p>behind it</p><dialog>Modal words</dialog>',
    head: '<style>dialog::backdrop { background: rgb(80 0 80 / 40%) } dialog:modal { border: 6px solid #080 }</style>',
    whole: true,
    ready: (section) => {
      section.querySelector('dialog')?.showModal();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  },
  {
    slug: 'modal-behind',
    name: 'the page behind a modal dialog',
    html: '<p>also behind it</p>',
  },
];
