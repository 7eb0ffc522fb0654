import { truetype, woff } from '../../site/font/truetype.ts';
import { chance, photograph } from './noise.ts';
import { css, html, type BenchFile, type BenchPage } from './site.ts';
import { sentence, words } from './words.ts';

const pictures = 120;
const meanBytes = 75_000;
const patterns = 4;
const sheets = ['base', 'layout', 'cards', 'type', 'theme', 'print', 'media', 'footer'];
const frames = 3;

/** Bytes that every version of the page has in common, made once. */
let made: ReadonlyMap<string, BenchFile> | null = null;

function picture(n: number): BenchFile {
  const next = chance(n + 1000);
  // From some kilobytes to some hundreds, the small ones more often.
  const sizeBytes = 8000 + Math.floor(next() ** 2 * 3 * (meanBytes - 8000));
  return { type: 'image/png', body: photograph(n, 360, sizeBytes) };
}

function cardRules(): string {
  return Array.from(
    { length: 120 },
    (_, n) => `.card-${n} { --hue: ${n * 3}; border-color: hsl(var(--hue) 40% 60%); }
.card-${n} > h3::before { content: "${n + 1}. "; color: hsl(${n * 3} 60% 35%); }`,
  ).join('\n');
}

function sheet(name: string): string {
  const common = `.${name} { margin: 0 0 1rem; } .${name} a:hover { text-decoration: underline; }\n`;
  switch (name) {
    case 'base':
      return `@import "/news/css/reset.css";\n@import url("/news/css/tokens.css") screen;\nbody { margin: 0; font: 15px/1.5 "Kua Figures", "DejaVu Sans", sans-serif; }\n${common}`;
    case 'layout':
      return `main { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; padding: 1rem; }\niframe { width: 100%; height: 160px; border: 0; }\n${common}`;
    case 'cards':
      return `.card { border: 2px solid; padding: 0.5rem; }\n.card img { width: 100%; height: auto; display: block; }\n${cardRules()}\n${common}`;
    case 'type':
      return `@font-face { font-family: "Kua Figures"; src: url("/news/fonts/figures.woff") format("woff"); }
@font-face { font-family: "Kua Light"; src: url("/news/fonts/light.ttf") format("truetype"); }
@font-face { font-family: "Kua Bold"; src: url("/news/fonts/bold.woff") format("woff"); }
time { font-family: "Kua Light", monospace; } h3 b { font-family: "Kua Bold", serif; }\n${common}`;
    case 'theme':
      return `header { background: #0b4f6c url("/news/img/pattern-0.png"); color: #fff; padding: 2rem; }
.card:nth-child(5n) { background: url(/news/img/pattern-1.png) repeat; }
.card:nth-child(7n) { background-image: url("/news/img/pattern-2.png"); }\n${common}`;
    case 'footer':
      return `footer { background: #eef url("../img/pattern-3.png"); padding: 2rem; }\n${common}`;
    case 'print':
      return `@media print { nav, iframe { display: none; } }\n${common}`;
    default:
      return `@media (width < 60rem) { main { grid-template-columns: repeat(2, 1fr); } }\n${common}`;
  }
}

function shared(): ReadonlyMap<string, BenchFile> {
  const files = new Map<string, BenchFile>();
  for (let n = 0; n < pictures; n += 1) files.set(`/news/img/${n}.png`, picture(n));
  for (let n = 0; n < patterns; n += 1)
    files.set(`/news/img/pattern-${n}.png`, { type: 'image/png', body: photograph(500 + n, 48, 4000) });
  for (const name of sheets) files.set(`/news/css/${name}.css`, css(sheet(name)));
  files.set('/news/css/reset.css', css('*, ::before, ::after { box-sizing: border-box; }'));
  files.set('/news/css/tokens.css', css(':root { --space: 1rem; --ink: #1b2733; color: var(--ink); }'));
  const figures = { family: 'Kua Figures', strokeWidth: 92 };
  files.set('/news/fonts/figures.woff', { type: 'font/woff', body: woff(figures) });
  files.set('/news/fonts/light.ttf', {
    type: 'font/ttf',
    body: truetype({ family: 'Kua Light', strokeWidth: 48 }),
  });
  files.set('/news/fonts/bold.woff', {
    type: 'font/woff',
    body: woff({ family: 'Kua Bold', strokeWidth: 140 }),
  });
  for (let n = 0; n < frames; n += 1) files.set(`/news/frame-${n}.html`, html(frame(n)));
  return files;
}

function frame(n: number): string {
  const items = Array.from({ length: 12 }, (_, i) => `<li>${sentence(n * 100 + i, 9)}</li>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Frame ${n}</title>
<link rel="stylesheet" href="/news/css/base.css"></head>
<body><h2>${words(n + 40, 4)}</h2><img src="/news/img/${n}.png" width="60" alt=""><ul>${items}</ul></body></html>`;
}

function card(n: number, figure: number): string {
  const seed = n * 17;
  return `<article class="card card-${n}"><h3><b>${words(seed, 2)}</b> ${words(seed + 1, 5)}</h3>
<time datetime="2026-10-${String((n % 28) + 1).padStart(2, '0')}">${(n % 28) + 1} October 2026</time>
<a href="/news/${n}"><img src="/news/img/${n}.png" width="360" height="240" alt="${words(seed + 2, 3)}"></a>
<p>${sentence(seed + 3, 24)}</p><p>${sentence(seed + 4, 18)} Turnout was ${n === 60 ? figure : 1000 + n} people.</p></article>\n`;
}

/** A state outlet's front page: 120 pictures of about 9 MB in all, 8 style sheets that import and refer, fonts, 3 frames. */
export const newsPage: BenchPage = {
  name: 'news',
  path: '/news/',
  files: (figure) => {
    made ??= shared();
    const links = sheets.map((name) => `<link rel="stylesheet" href="/news/css/${name}.css">`).join('');
    const cards = Array.from({ length: pictures }, (_, n) => card(n, figure));
    const inserts = Array.from(
      { length: frames },
      (_, n) => `<iframe src="/news/frame-${n}.html" title="Insert ${n}"></iframe>`,
    ).join('');
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News of the election</title>${links}</head>
<body><header><h1>News of the election</h1></header><section class="layout">${inserts}</section>
<main>${cards.join('')}</main><footer><p>${sentence(9, 30)}</p></footer></body></html>`;
    return new Map([...made, ['/news/', html(page)]]);
  },
};
