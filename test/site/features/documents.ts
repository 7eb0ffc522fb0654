// Features that need a document of their own.
import { windows1251 } from '../files/windows1251.ts';
import { disc, html, stripes } from './drawings.ts';
import type { Feature, FeaturePage } from './feature.ts';

const table =
  '<table border="1"><tr><td><img src="/documents/disc.png" alt=""></td><td>63.66 %</td></tr></table>';
const files = { '/documents/disc.png': disc('#369') };

const inside = (slug: string, name: string, more: Partial<Feature> = {}): Feature => ({
  slug,
  name,
  html: `<div style="font-size: 24px; width: 200; color: 0a0">${table}</div>`,
  files,
  ...more,
});

const koi8 = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';

/** Encode a Russian page as KOI8-R (RFC 1489); it needs no other letters than А–я. */
function koi8r(page: string): Buffer {
  return Buffer.from(
    Array.from(page, (character) => {
      const at = koi8.indexOf(character);
      return at < 0 ? (character.codePointAt(0) ?? 63) : 0xc0 + at;
    }),
  );
}

const russian = 'Протокол участковой комиссии: проголосовало 63,66 процента';
const inRussian = (slug: string, name: string, more: Partial<Feature>): Feature => ({
  slug,
  name,
  html: `<p>${russian}</p><p title="${russian}">и ещё раз</p>`.replace('ё', 'е'),
  ...more,
});

/** Moves an element into a place where no parser would put it. */
const nesting: readonly Feature[] = [
  {
    slug: 'nest-links',
    name: '<a> in <a>, <button> in <button>, <form> in <form>',
    html: '<a href="#one">outer <i></i> after</a><p><button>outer <b></b> after</button></p><form style="border: 1px solid"><u></u></form>',
    ready: (section) => {
      for (const [place, name] of [
        ['i', 'a'],
        ['b', 'button'],
        ['u', 'form'],
      ] as const) {
        const element = document.createElement(name);
        if (element instanceof HTMLAnchorElement) element.href = '#two';
        element.textContent = `inner ${name}`;
        element.style.background = '#ff8';
        section.querySelector(place)?.append(element);
      }
    },
  },
  {
    slug: 'nest-blocks',
    name: 'blocks in <p>, and headings in headings',
    html: '<p class="outer" style="border: 1px solid #c00">before </p><h3>heading </h3>',
    ready: (section) => {
      for (const [place, name] of [
        ['.outer', 'div'],
        ['.outer', 'p'],
        ['h3', 'h5'],
      ] as const) {
        const element = document.createElement(name);
        element.textContent = `inner ${name}`;
        element.style.cssText = 'background: #8ff; margin: 2px';
        section.querySelector(place)?.append(element);
      }
    },
  },
  {
    slug: 'nest-tables',
    name: 'table parts outside tables, and other things inside them',
    html: '<div class="cells" style="border: 1px solid #080"></div><table border="1"><tbody><tr><td>cell</td></tr></tbody></table>',
    ready: (section) => {
      for (const words of ['one', 'two']) {
        const row = document.createElement('tr');
        const cell = document.createElement('td');
        cell.textContent = `cell ${words} outside`;
        row.append(cell);
        section.querySelector('.cells')?.append(row);
      }
      const block = document.createElement('div');
      block.textContent = 'a block among rows';
      section.querySelector('tbody')?.append(block);
    },
  },
  {
    slug: 'nest-options',
    name: 'options outside a select, list items in spans, empty text',
    html: '<div class="options"></div><span></span>',
    ready: (section) => {
      const option = document.createElement('option');
      option.textContent = 'an option alone';
      section
        .querySelector('.options')
        ?.append(option, document.createTextNode(''), document.createTextNode(' and text'));
      const item = document.createElement('li');
      item.textContent = 'an item alone';
      section.querySelector('span')?.append(item);
    },
  },
  {
    slug: 'nest-void',
    name: 'children of elements that can have none',
    html: '<b></b>',
    ready: (section) => {
      const line = document.createElement('hr');
      line.append('words in a line');
      section.querySelector('b')?.append(line);
    },
  },
];

/** A body within the body: a parser gives what it says to the page itself, so it has a page for itself. */
const bodies: readonly Feature[] = [
  {
    slug: 'nest-body',
    name: 'a body within the body',
    html: '<i></i>',
    ready: (section) => {
      const body = document.createElement('body');
      body.append('inner body');
      body.style.background = '#fcf';
      section.querySelector('i')?.append(body);
    },
  },
];

/** A page that is scrolled, with what stays in place. */
const scrolled: readonly Feature[] = [
  {
    slug: 'window-scroll',
    name: 'the place the window is scrolled to, with sticky and fixed parts and a background on the body',
    html: '<header>fixed head</header><div class="tall"><h2>sticky heading</h2><p>words beneath it</p></div>',
    head: '<style>body { background: #fff url(/documents/stripes.png) fixed } header { position: fixed; top: 0; left: 0; right: 0; height: 30px; background: #036; color: #fff } .tall { height: 3000px; width: 400px; background: linear-gradient(#fff, #48c) } h2 { position: sticky; top: 30px; background: #fd8; margin: 0 } #f-window-scroll { height: 3100px; width: 500px; overflow: visible }</style>',
    files: { '/documents/stripes.png': stripes('#e0e8f0') },
    whole: true,
    also: [{ kind: 'state', pattern: /\b700\b/u }],
  },
];

const frameset = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN" "http://www.w3.org/TR/html4/frameset.dtd">
<html><head><title>Frameset</title></head><frameset cols="200,*" border="4"><frame src="/documents/menu.html" name="menu"><frameset rows="100,*"><frame src="/documents/top.html" noresize><frame src="%FAR%/documents/main.html"></frameset><noframes><body>no frames here</body></noframes></frameset></html>`;

/** Pages with one document's worth of features each. */
export const documents: readonly FeaturePage[] = [
  { path: '/nesting', title: 'Nesting', height: 400, features: nesting },
  { path: '/bodies', title: 'Bodies', height: 300, features: bodies },
  { path: '/scrolled', title: 'Scrolled', height: 600, scrollTo: 700, features: scrolled },
  {
    path: '/quirks',
    title: 'Quirks',
    height: 300,
    doctype: '',
    features: [inside('mode-quirks', 'quirks mode')],
  },
  {
    path: '/limited-quirks',
    title: 'Limited quirks',
    height: 300,
    doctype:
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
    features: [inside('mode-limited-quirks', 'limited-quirks mode')],
  },
  {
    path: '/windows-1251',
    title: 'windows-1251',
    height: 300,
    type: 'text/html; charset=windows-1251',
    encode: windows1251,
    features: [
      inRussian('charset-1251', 'pages in windows-1251', {
        also: [{ kind: 'source', encoding: 'windows-1251' }],
      }),
    ],
  },
  {
    path: '/koi8-r',
    title: 'KOI8-R',
    height: 300,
    type: 'text/html',
    head: '<meta charset="koi8-r">',
    encode: koi8r,
    features: [
      inRussian('charset-koi8', 'pages in KOI8-R', { also: [{ kind: 'source', encoding: 'KOI8-R' }] }),
    ],
  },
  {
    path: '/mislabelled',
    title: 'Mislabelled',
    height: 300,
    // What the header says wins over what the page says, which would have been right.
    type: 'text/html; charset=koi8-r',
    head: '<meta charset="windows-1251">',
    encode: windows1251,
    features: [
      inRussian('charset-mislabelled', 'pages whose charset is mislabelled, as they were seen', {
        also: [{ kind: 'source', encoding: 'KOI8-R' }],
      }),
    ],
  },
  {
    path: '/frameset',
    title: 'Frameset',
    height: 400,
    written: frameset,
    features: [
      {
        slug: 'frameset',
        name: 'framesets',
        html: '',
        whole: true,
        files: {
          '/documents/menu.html': html('<body bgcolor="#ddeeff"><p>menu 110</p></body>'),
          '/documents/top.html': html('<body bgcolor="#ffeedd"><p>head 111</p></body>'),
          '/documents/main.html': html('<body bgcolor="#ffffff"><p>main 112</p></body>'),
        },
      },
    ],
  },
];
