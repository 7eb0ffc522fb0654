import { photograph } from './noise.ts';
import { css, html, type BenchPage } from './site.ts';
import { sentence } from './words.ts';

const script = `
for (const host of document.querySelectorAll('.host')) {
  const root = host.attachShadow({ mode: host.dataset.mode });
  root.innerHTML = '<style>p { color: #0b4f6c; }</style><p>In a shadow root, <slot></slot></p><img src="/features/1.png" alt="">';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('p { border-left: 3px solid currentColor; padding-left: .5rem; }');
  root.adoptedStyleSheets = [sheet];
}
const adopted = new CSSStyleSheet();
adopted.replaceSync('.adopted { background: #eef6ee; }');
document.adoptedStyleSheets = [adopted];
document.styleSheets[1].insertRule('.inserted { font-weight: bold; }', 0);
document.styleSheets[0].cssRules[0].style.color = '#1b2733';
for (const canvas of document.querySelectorAll('canvas')) {
  const context = canvas.getContext('2d');
  context.fillStyle = '#a3262f';
  context.fillRect(10, 10, 120, 60);
}
fetch('/features/2.png').then((r) => r.blob()).then((blob) => {
  document.querySelector('#blob').src = URL.createObjectURL(blob);
});
document.querySelector('#name').value = 'typed later';
document.querySelector('#tick').checked = true;
document.querySelector('#some').indeterminate = true;
document.querySelector('#choice').value = 'b';
document.querySelector('textarea').value = 'said\\nin two lines';
document.querySelector('#pop').showPopover();
document.querySelector('#scroller').scrollTop = 80;
customElements.define('kua-figure', class extends HTMLElement {
  connectedCallback() { this.textContent = '63.87 %'; }
});
`;

const block = (n: number): string => `<section class="adopted inserted">
<h2>${sentence(n, 4)}</h2>
<div class="host" data-mode="open">slotted ${n}</div><div class="host" data-mode="closed">closed ${n}</div>
<canvas width="160" height="80"></canvas>
<svg width="60" height="60"><use href="#mark"></use></svg>
<kua-figure></kua-figure><p>${sentence(n + 50, 30)}</p></section>`;

/** A page of what browsers can show and files often lose. */
export const featuresPage: BenchPage = {
  name: 'features',
  path: '/features/',
  files: (figure) => {
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Features</title>
<link rel="stylesheet" href="/features/main.css"><style>.plain { margin: 1rem; }</style></head><body>
<svg hidden><symbol id="mark" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></symbol></svg>
<h1>Features, figure ${figure}</h1>
<form><input id="name" value="as written"><input type="checkbox" id="tick"><input type="checkbox" id="some">
<select id="choice"><option value="a">First<option value="b">Second</select><textarea>before</textarea>
<input type="range" value="70"><input type="color" value="#336699"></form>
<details open><summary>Open details</summary><p>Inside</p></details>
<div id="pop" popover="manual">A popover</div>
<div id="scroller" style="height:60px;overflow:auto">${sentence(3, 200)}</div>
<picture><source srcset="/features/3.png 1x, /features/4.png 2x"><img src="/features/5.png" alt="chosen"></picture>
<img id="blob" alt="from a blob"><img loading="lazy" src="/features/0.png" alt="lazy">
<iframe srcdoc="<p>A frame from srcdoc</p>"></iframe><iframe src="/features/frame.html"></iframe>
${Array.from({ length: 20 }, (_, n) => block(n)).join('\n')}
<script>${script}</script></body></html>`;
    const files = new Map([
      ['/features/', html(page)],
      ['/features/frame.html', html('<!doctype html><title>Frame</title><p>A frame</p>')],
      [
        '/features/main.css',
        css(`body { color: black; font: 15px "DejaVu Sans", sans-serif; }
@layer base { .plain { & b { color: red; } } }
.adopted { container-type: inline-size; @container (width > 30rem) { p { columns: 2; } } }
h1 { background: url(/features/6.png) repeat-x; padding: 2rem; }`),
      ],
    ]);
    for (let n = 0; n < 7; n += 1) {
      files.set(`/features/${n}.png`, { type: 'image/png', body: photograph(900 + n, 120, 20_000) });
    }
    return files;
  },
};
