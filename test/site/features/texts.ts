import type { Feature } from './feature.ts';

/** Text and its hiding places. */
export const texts: readonly Feature[] = [
  {
    slug: 'text-hidden',
    name: 'text that the page hides, marked as hidden',
    html: '<p>seen</p><p style="display: none">hidden by display</p><p style="visibility: hidden">hidden by visibility</p><p hidden>hidden by attribute</p>',
    also: [
      { kind: 'hidden', text: 'hidden by display' },
      { kind: 'hidden', text: 'hidden by visibility' },
      { kind: 'hidden', text: 'hidden by attribute' },
    ],
  },
  {
    slug: 'text-noscript',
    name: 'no <noscript> as if it had been seen',
    html: '<p>512 votes</p><noscript><p>999 votes without scripts</p></noscript>',
    also: [{ kind: 'unseen', text: '999 votes without scripts' }],
  },
  {
    slug: 'text-math',
    name: 'MathML',
    html: '<math display="block"><mfrac><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn></mrow><msqrt><mi>y</mi></msqrt></mfrac></math>',
  },
  {
    slug: 'text-rtl',
    name: 'text from right to left',
    html: '<p dir="rtl">نتائج 63.66 % من الناخبين</p><p>left <bdo dir="rtl">turned</bdo> <bdi>נבדק</bdi> 12</p><p dir="rtl"><input value="שלום"></p>',
  },
  {
    slug: 'text-pre',
    name: 'leading line feeds in <pre>, <listing> and <textarea>',
    html: '<pre style="margin: 0; float: left"></pre><listing style="margin: 0; float: left"></listing><textarea rows="4" cols="9"></textarea>',
    ready: (section) => {
      for (const element of section.children) element.textContent = '\n\nthird\n\tline';
    },
  },
  {
    slug: 'text-spaces',
    name: 'spaces, entities and characters beyond the first plane',
    html: '<p style="white-space: pre">a  b&nbsp;&amp;nbsp; &lt;b&gt; \u2028 🗳 𝟞𝟛 é é</p>',
  },
  {
    slug: 'text-odd-names',
    name: 'attributes and classes with odd characters',
    html: '<style>[data-odd="a\\"b<c>&d"] { color: #a0a } .\\31 st\\:x { background: #ffc }</style><p class="1st:x" data-odd="a&quot;b<c>&amp;d">violet on yellow</p>',
  },
];
