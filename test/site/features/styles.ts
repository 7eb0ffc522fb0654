import { css, disc, stripes } from './drawings.ts';
import type { Feature } from './feature.ts';

/** What style sheets can say. */
export const styles: readonly Feature[] = [
  {
    slug: 'css-variables',
    name: 'custom properties, from sheets and from scripts',
    html: '<style>#f-css-variables { --lab-back: #cef; --lab-empty: ; } #f-css-variables p { background: var(--lab-back); color: var(--lab-ink, #c00); border: var(--lab-none, 3px solid) }</style><p>green on blue</p>',
    ready: (section) => section.style.setProperty('--lab-ink', '#060'),
  },
  {
    slug: 'css-property',
    name: 'properties registered in a sheet',
    html: '<style>@property --lab-wide { syntax: "<length>"; inherits: false; initial-value: 180px } #f-css-property p { width: var(--lab-wide); background: #fc8 } #f-css-property div { --lab-wide: 20px }</style><div><p>180 pixels wide</p></div>',
  },
  {
    slug: 'css-register',
    name: 'properties that a script registered',
    html: '<style>#f-css-register p { width: var(--lab-script-wide); background: #8cf } #f-css-register div { --lab-script-wide: 20px }</style><div><p>180 pixels wide</p></div>',
    ready: () =>
      CSS.registerProperty({
        name: '--lab-script-wide',
        syntax: '<length>',
        inherits: false,
        initialValue: '180px',
      }),
  },
  {
    slug: 'css-content',
    name: 'content: url()',
    html: '<link rel="stylesheet" href="/styles/content.css"><p>after a picture</p><b>replaced by a picture</b>',
    files: {
      '/styles/content.css': css(
        '#f-css-content p { margin: 0 } #f-css-content p::before { content: url(before.png) " " } #f-css-content b { content: url("b.png") }',
      ),
      '/styles/before.png': disc('#b50'),
      '/styles/b.png': stripes('#50b'),
    },
  },
  {
    slug: 'css-mask',
    name: 'masks',
    html: '<link rel="stylesheet" href="/styles/mask.css"><p></p>',
    files: {
      '/styles/mask.css': css(
        '#f-css-mask p { margin: 0; width: 240px; height: 80px; background: #06a; -webkit-mask-image: url(mask.png); mask-image: url(mask.png) }',
      ),
      '/styles/mask.png': stripes('#000000', true),
    },
  },
  {
    slug: 'css-border-image',
    name: 'border-image',
    html: '<style>#f-css-border-image p { border: 16px solid; border-image: url(/styles/border.png) 12 round; margin: 4px }</style><p>framed</p>',
    files: { '/styles/border.png': stripes('#a33') },
  },
  {
    slug: 'css-image-set',
    name: 'image-set()',
    html: '<style>#f-css-image-set p { height: 60px; background: image-set(url(/styles/set-1.png) 1x, url(/styles/set-2.png) 2x) no-repeat }</style><p></p>',
    files: { '/styles/set-1.png': disc('#3a3'), '/styles/set-2.png': disc('#f00') },
  },
  {
    slug: 'css-image-set-text',
    name: 'image-set() of bare strings and types',
    html: '<style>#f-css-image-set-text p { height: 60px; background: image-set("/styles/text-1.none" type("image/none"), "/styles/text-1.png" type("image/png") 1x) no-repeat }</style><p></p>',
    files: { '/styles/text-1.png': disc('#5a3') },
  },
  {
    slug: 'css-cursor',
    name: 'cursors',
    html: '<style>#f-css-cursor p { cursor: url(/styles/cursor.png) 4 4, pointer }</style><p>under the cursor</p>',
    files: { '/styles/cursor.png': disc('#f0a') },
    also: [{ kind: 'held', path: '/styles/cursor.png' }],
  },
  {
    slug: 'css-shape',
    name: 'shapes made of pictures, that text flows around',
    html: '<style>#f-css-shape b { float: left; width: 60px; height: 40px; shape-outside: url(/styles/shape.png); background: url(/styles/shape.png) }</style><b></b>text flows around the stripes that are not clear and goes on below them for a while',
    files: { '/styles/shape.png': stripes('#0055aa', true) },
  },
  {
    slug: 'css-list-image',
    name: 'pictures as list markers',
    html: '<style>#f-css-list-image ul { list-style: url(/styles/marker.png) inside }</style><ul><li>one</li><li>two</li></ul>',
    files: { '/styles/marker.png': disc('#7a0') },
  },
  {
    slug: 'css-nesting',
    name: 'CSS nesting',
    html: '<style>#f-css-nesting { & p { color: #080; &.strong { font-weight: bold; @media (min-width: 1px) { background: #efe } } } .deep & p { color: #c00 } > i { color: #00c } }</style><p class="strong">nested</p><i>child</i>',
  },
  {
    slug: 'css-scope',
    name: '@scope',
    html: '<style>@scope (#f-css-scope .from) to (.until) { p { background: #cfc } }</style><div class="from"><p>in scope</p><div class="until"><p>out of scope</p></div></div>',
  },
  {
    slug: 'css-has',
    name: ':has()',
    html: '<style>#f-css-has div:has(> b) { background: #fcf } #f-css-has p:not(:has(i)) { color: #a00 }</style><div><b>has</b> a b</div><p>has no i</p>',
  },
  {
    slug: 'css-container',
    name: 'container queries',
    html: '<style>#f-css-container div { container: lab / inline-size; width: 200px } @container lab (width < 250px) { #f-css-container p { background: #cff; width: 50cqw } }</style><div><p>half of 200</p></div>',
  },
  {
    slug: 'css-layer',
    name: 'cascade layers',
    html: '<style>@layer lab-low, lab-high; @layer lab-high { #f-css-layer p { background: #cfc } } @layer lab-low { #f-css-layer p { background: #fcc; color: #00c } } #f-css-layer p { padding: 6px }</style><p>blue on green</p>',
  },
  {
    slug: 'css-columns',
    name: 'columns',
    html: '<style>#f-css-columns p { columns: 3; column-rule: 2px solid #c80; margin: 0; font-size: 11px; line-height: 14px }</style><p>one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty</p>',
  },
  {
    slug: 'css-counters',
    name: 'counters, markers and counter styles',
    html: '<style>@counter-style lab-star { system: cyclic; symbols: "★" "☆"; suffix: " " } #f-css-counters { counter-reset: lab 4 } #f-css-counters b::before { counter-increment: lab; content: counter(lab, upper-roman) ". " } #f-css-counters ul { list-style: lab-star inside; margin: 0; padding: 0 } #f-css-counters li::marker { color: #c0c }</style><b>five</b> <b>six</b><ul><li>star</li><li>empty star</li></ul><ol start="7" style="margin: 0"><li value="9">nine</li></ol>',
  },
  {
    slug: 'css-highlights',
    name: 'CSS custom highlights',
    html: '<style>::highlight(lab-found) { background-color: #ff0; color: #c00 } #f-css-highlights p { margin: 0 }</style><p>turnout was 63.66 % of <b>registered voters</b></p>',
    ready: (section) => {
      const range = new Range();
      const [text, bold] = section.querySelector('p')?.childNodes ?? [];
      if (!text || !bold?.firstChild) return;
      range.setStart(text, 12);
      range.setEnd(bold.firstChild, 10);
      CSS.highlights.set('lab-found', new Highlight(range));
    },
  },
  {
    slug: 'element-defined',
    name: 'custom elements, defined and not',
    html: '<style>#f-element-defined lab-known:defined { background: #cfc } #f-element-defined :not(:defined) { background: #fcc }</style><lab-known>defined</lab-known> <lab-unknown>not defined</lab-unknown>',
    ready: () => customElements.define('lab-known', class extends HTMLElement {}),
  },
  {
    slug: 'element-state',
    name: 'custom elements with states',
    html: '<style>#f-element-state lab-state { display: block; background: #fcc } #f-element-state lab-state:state(counted) { background: #cfc }</style><lab-state>counted</lab-state>',
    ready: () =>
      customElements.define(
        'lab-state',
        class extends HTMLElement {
          constructor() {
            super();
            this.attachInternals().states.add('counted');
          }
        },
      ),
  },
];
