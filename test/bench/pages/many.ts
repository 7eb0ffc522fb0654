import { css, html, type BenchPage } from './site.ts';
import { sentence, words } from './words.ts';

const sections = 600;

const style = `
body { font: 13px/1.3 "DejaVu Sans", sans-serif; margin: 1rem; }
section { border-bottom: 1px solid #ccd; }
.grid { display: grid; grid-template-columns: 3rem 1fr 6rem 6rem; }
.grid > * { padding: 0.1rem 0.3rem; }
.v { text-align: right; }
.tag { background: #eef; border-radius: 3px; padding: 0 0.3rem; }
.note[hidden] { display: none; }
`;

/** A line of 6 elements. */
function line(at: number, n: number, figure: number): string {
  const value = at === 300 && n === 0 ? figure : at * 13 + n;
  return `<div class="grid" data-row="${n}"><span class="n">${n + 1}</span><a href="/list/${at}/${n}">${words(at * 16 + n, 3)}</a><span class="v">${value}</span><em class="v"><b>${(value / 7).toFixed(2)}</b></em></div>`;
}

/** A section of 100 elements: 1 + 3 + 84 + 12. */
function section(n: number, figure: number): string {
  const lines = Array.from({ length: 14 }, (_, i) => line(n, i, figure)).join('\n');
  const items = Array.from({ length: 5 }, (_, i) => `<li><span class="tag">${words(n + i, 1)}</span></li>`);
  const hidden = `<p class="note" hidden>${words(n, 5)}</p>`;
  return `<section id="s${n}"><h2>${words(n, 4)}</h2><p>${sentence(n, 20)} <i>${words(n, 2)}</i></p>${lines}<ul>${items.join('')}</ul>${hidden}</section>\n`;
}

/** A list without end, as registers of candidates are: 60,000 elements. */
export const manyPage: BenchPage = {
  name: '60,000 elements',
  path: '/many/',
  files: (figure) => {
    const body = Array.from({ length: sections }, (_, n) => section(n, figure)).join('');
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Register</title>
<link rel="stylesheet" href="/many/main.css"></head><body><h1>Register</h1>${body}</body></html>`;
    return new Map([
      ['/many/', html(page)],
      ['/many/main.css', css(style)],
    ]);
  },
};
