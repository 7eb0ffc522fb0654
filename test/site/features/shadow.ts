import { disc, stripes } from './drawings.ts';
import type { Feature } from './feature.ts';

const style =
  '<style>p { margin: 0; padding: 4px; background: #064; color: #fff; font-weight: bold }</style>';

/** Shadow roots of every kind. */
export const shadow: readonly Feature[] = [
  {
    slug: 'shadow-open',
    name: 'open shadow roots',
    html: '<div class="host">light text that is in no slot</div>',
    ready: (section) => {
      const root = section.querySelector('.host')?.attachShadow({ mode: 'open' });
      if (root)
        root.innerHTML = '<style>p { color: #064; font-weight: bold }</style><p>Open root: 101 votes</p>';
    },
    also: [{ kind: 'read', text: 'Open root: 101 votes' }],
  },
  {
    slug: 'shadow-closed',
    name: 'closed shadow roots',
    html: '<div class="host"></div>',
    ready: (section, { closedRoot }) => {
      const host = section.querySelector('.host');
      const root = host?.attachShadow({ mode: 'closed' });
      if (!host || !root) return;
      closedRoot(host, root);
      root.innerHTML = '<style>p { color: #640; font-weight: bold }</style><p>Closed root: 102 votes</p>';
    },
    also: [{ kind: 'read', text: 'Closed root: 102 votes' }],
  },
  {
    slug: 'shadow-declarative',
    name: 'declarative shadow roots',
    html: `<div><template shadowrootmode="open">${style}<p>Declared root: <slot></slot></p></template>103 votes</div>`,
  },
  {
    slug: 'shadow-declarative-closed',
    name: 'closed declarative shadow roots',
    html: `<lab-closed><template shadowrootmode="closed">${style}<p>Declared and closed: 104</p></template></lab-closed>`,
    ready: (_, { closedRoot }) => {
      customElements.define(
        'lab-closed',
        class extends HTMLElement {
          constructor() {
            super();
            const root = this.attachInternals().shadowRoot;
            if (root) closedRoot(this, root);
          }
        },
      );
    },
  },
  {
    slug: 'shadow-nested',
    name: 'nested shadow roots with slots',
    html: '<div class="host"><b slot="title">Region</b><span>first</span><i slot="nowhere">in no slot</i></div>',
    ready: (section) => {
      const outer = section.querySelector('.host')?.attachShadow({ mode: 'open' });
      if (!outer) return;
      outer.innerHTML =
        '<style>::slotted(b) { color: #a00 } div { border: 2px solid #08c }</style><slot name="title"></slot><div><slot></slot></div><slot name="empty"><em>nothing was given</em></slot>';
      const inner = outer.querySelector('div')?.attachShadow({ mode: 'open' });
      if (inner)
        inner.innerHTML =
          '<style>:host { background: #ffd; padding: 3px }</style>inner before [<slot></slot>] inner after';
    },
  },
  {
    slug: 'shadow-manual',
    name: 'slots that a script assigned',
    html: '<div class="host"><b>not assigned</b><i>assigned second</i><u>assigned first</u></div>',
    ready: (section) => {
      const host = section.querySelector('.host');
      const root = host?.attachShadow({ mode: 'open', slotAssignment: 'manual' });
      if (!host || !root) return;
      root.innerHTML = 'one: <slot></slot> two: <slot></slot>';
      const [one, two] = root.querySelectorAll('slot');
      const [, second, first] = host.children;
      if (first) one?.assign(first);
      if (second) two?.assign(second);
    },
  },
  {
    slug: 'shadow-pictures',
    name: 'pictures inside shadow roots',
    html: '<div class="host"></div>',
    files: { '/shadow/disc.png': disc('#b00'), '/shadow/stripes.png': stripes('#06b') },
    ready: async (section, { loaded }) => {
      const root = section.querySelector('.host')?.attachShadow({ mode: 'open' });
      if (!root) return;
      root.innerHTML =
        '<style>div { width: 60px; height: 40px; background: url(/shadow/stripes.png) }</style><img src="/shadow/disc.png" alt=""><div></div>';
      const picture = root.querySelector('img');
      if (picture) await loaded(picture);
    },
  },
  {
    slug: 'shadow-adopted',
    name: 'adoptedStyleSheets on shadow roots, which win over their own sheets',
    html: '<div class="host"></div>',
    ready: (section) => {
      const root = section.querySelector('.host')?.attachShadow({ mode: 'open' });
      if (!root) return;
      root.innerHTML = '<style>p { background: #c00; color: #fff }</style><p>on green, not on red</p>';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('p { background: #070 }');
      sheet.insertRule('p { padding: 9px }', 1);
      root.adoptedStyleSheets = [sheet];
    },
  },
];
