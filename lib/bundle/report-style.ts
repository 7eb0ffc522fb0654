import { Html } from './html.ts';

/** The look of the report and of comparisons: light and dark, on paper always light. */
export const reportStyle = new Html(`
:root { color-scheme: light dark; --ink: light-dark(#1b1e24, #e4e7ec); --quiet: light-dark(#5a6270, #a2aab8);
  --paper: light-dark(#fff, #14171c); --panel: light-dark(#f5f6f8, #1d2128); --line: light-dark(#d5d9e0, #373d48);
  --accent: light-dark(#123f8c, #9dc0ff); --look: light-dark(#7a4b00, #f0c069);
  --gone: light-dark(#8d1d1d, #ff9d94); --new: light-dark(#0b5a2a, #86d9a2); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 16px 20px 48px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  font-variant-numeric: tabular-nums lining-nums; }
.language { display: none; }
.language.first, .language:is(:target, :has(:target)) { display: block; }
body:has(.language:target, .language :target) .language.first:not(:target, :has(:target)) { display: none; }
nav { display: flex; gap: 16px; justify-content: flex-end; font-size: 13px; color: var(--quiet); }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { margin: 8px 0 4px; font-size: 28px; line-height: 1.2; }
h2 { margin: 32px 0 8px; font-size: 19px; line-height: 1.3; border-bottom: 1px solid var(--line); padding-bottom: 4px; }
h3 { margin: 0 0 8px; font-size: 16px; overflow-wrap: anywhere; }
p { margin: 4px 0; }
.lead { font-size: 17px; }
.lead::first-letter { text-transform: uppercase; }
.quiet { color: var(--quiet); }
.look { color: var(--look); }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 8px 24px; margin: 16px 0; }
.two > div { background: var(--panel); padding: 8px 16px 12px; border-radius: 6px; }
.two h2 { margin: 4px 0 8px; border: 0; font-size: 16px; }
.two ul { margin: 0; padding-left: 18px; }
.two li + li { margin-top: 6px; }
code, pre { font: 13px/1.45 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
pre { margin: 4px 0 12px; padding: 8px 12px; background: var(--panel); border-radius: 6px; white-space: pre-wrap; }
article { display: grid; grid-template-columns: 168px minmax(0, 1fr); gap: 20px; padding: 20px 0;
  border-top: 1px solid var(--line); }
h2 + article { border-top: 0; padding-top: 8px; }
.thumb { display: block; width: 168px; min-height: 96px; max-height: 300px; object-fit: cover; object-position: top;
  border: 1px solid var(--line); border-radius: 4px; background: var(--panel); }
.certificate { margin-top: 40px; }
.certificate table { font-size: 12px; } .certificate code { font-size: 11px; }
.blank { display: block; height: 30px; border-bottom: 1px solid var(--quiet); }
.note { white-space: pre-line; }
.attached { margin: 0 0 8px; } aside { padding: 8px 16px; background: var(--panel); border-radius: 6px; }
.strip { display: block; max-width: 100%; height: auto; }
div.thumb { display: grid; place-items: center; color: var(--quiet); font-size: 13px; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: 4px 16px; margin: 0; }
dt { color: var(--quiet); max-width: 11rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.links a { margin-right: 12px; white-space: nowrap; }
details summary { cursor: pointer; }
dd ul { margin: 4px 0; padding-left: 18px; }
.wide { overflow-x: auto; margin: 8px 0 12px; }
table { border-collapse: collapse; font-size: 14px; }
th, td { padding: 4px 12px 4px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
del { color: var(--gone); text-decoration: line-through; }
bdi.runs del + ins { margin-inline-start: 0.3em; }
ins { color: var(--new); text-decoration: underline; text-underline-offset: 2px; font-weight: 700; }
.difference { white-space: nowrap; }
.sign { display: inline-block; min-width: 1.2em; font-weight: 700; text-indent: 0; }
tr.moved, p.moved { outline: 1px dotted var(--quiet); outline-offset: -1px; }
caption { text-align: left; font-weight: 600; padding: 4px 0; }
.sentence { margin: 8px 0; padding-left: 1.4em; text-indent: -1.4em; }
footer { margin-top: 32px; padding-top: 8px; border-top: 1px solid var(--line); font-size: 13px; color: var(--quiet); }
@media (max-width: 40rem) { article { grid-template-columns: 1fr; } dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 6px; } }
@media print { :root { color-scheme: light; } .certificate { break-before: page; } details::details-content { content-visibility: visible; block-size: auto; }
  body { max-width: none; padding: 0; font-size: 11pt; } nav { display: none; }
  article, tr, pre, .two > div { break-inside: avoid; } h2, h3 { break-after: avoid; } a { color: inherit; } }
`);
