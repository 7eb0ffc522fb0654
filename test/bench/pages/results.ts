import { chance } from './noise.ts';
import { css, html, type BenchPage } from './site.ts';
import { words } from './words.ts';

const rows = 600;

const style = `
body { font: 15px/1.45 "DejaVu Sans", sans-serif; margin: 0; color: #1b2733; }
header, footer { background: #0b4f6c; color: #fff; padding: 1rem 2rem; }
nav a { color: #fff; margin-right: 1rem; }
main { padding: 1rem 2rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #c8d2da; padding: 0.3rem 0.5rem; }
td:nth-child(n + 4) { text-align: right; }
thead th { background: #e6eef3; position: sticky; top: 0; }
tbody tr:nth-child(even) { background: #f6f9fb; }
tr:has(a:hover) { outline: 2px solid #0b4f6c; }
@media print { nav { display: none; } }
`;

function row(n: number, figure: number): string {
  const next = chance(n + 1);
  const listed = Math.floor(400 + next() * 2600);
  const came = Math.floor(listed * (0.4 + next() * 0.5));
  const spoiled = Math.floor(came * 0.02 * next());
  const first = Math.floor((came - spoiled) * next());
  const counts = [listed, came, spoiled, n === 300 ? figure : first, came - spoiled - first];
  const cells = counts.map((count) => `<td>${count.toLocaleString('en-US')}</td>`).join('');
  const share = ((100 * came) / listed).toFixed(2);
  return `<tr><th scope="row">${n + 1}</th><td><a href="/results/precinct/${n + 1}">Precinct No. ${n + 1}</a></td><td>${words(n, 3)}</td>${cells}<td>${share}%</td></tr>\n`;
}

/** A commission's table of results, 600 precincts long. */
export const resultsPage: BenchPage = {
  name: 'results',
  path: '/results/',
  files: (figure) => {
    const columns = ['No.', 'Precinct', 'Place', 'Listed', 'Came', 'Spoiled', 'For', 'Against', 'Turnout'];
    const body = Array.from({ length: rows }, (_, n) => row(n, figure)).join('');
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Results by precinct</title>
<link rel="stylesheet" href="/results/main.css"></head><body>
<header><h1>Results by precinct</h1><nav><a href="/">Home</a><a href="/results/">Results</a><a href="/news/">News</a></nav></header>
<main><p>Final figures, as approved by the commission at its sitting of 9 October 2026.</p>
<table><caption>Results of voting in ${rows} precincts</caption>
<thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>${body}</tbody></table></main>
<footer><p>Commission of the region</p></footer></body></html>`;
    return new Map([
      ['/results/', html(page)],
      ['/results/main.css', css(style)],
    ]);
  },
};
