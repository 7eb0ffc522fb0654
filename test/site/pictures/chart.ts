import { decimal, percent } from '../format.ts';
import type { Lang } from '../format.ts';
import { html } from '../html.ts';

/** One bar: its name and its published share in percent. */
export interface Bar {
  readonly name: string;
  readonly value: string;
}

/** A bar chart as an SVG document; `narrow` is for small screens. */
export function barChart(title: string, bars: readonly Bar[], lang: Lang, narrow: boolean): string {
  const width = narrow ? 420 : 860;
  const left = narrow ? 170 : 250;
  const step = 22;
  const height = bars.length * step + 36;
  const scale = (width - left - 60) / 100;
  const grid = [0, 25, 50, 75, 100].map(
    (mark) =>
      html`<g>
        <line
          x1="${left + mark * scale}"
          x2="${left + mark * scale}"
          y1="4"
          y2="${height - 26}"
          stroke="#d5dbe5"
        />
        <text x="${left + mark * scale}" y="${height - 8}" text-anchor="middle" fill="#5a6675">${mark}</text>
      </g> `,
  );
  const rows = bars.map(({ name, value }, n) => {
    const y = n * step + 6;
    const length = (Number(value) * scale).toFixed(1);
    return html`<g>
      <text x="${left - 8}" y="${y + 13}" text-anchor="end" fill="#1d2733">${name}</text>
      <rect x="${left}" y="${y}" width="${length}" height="${step - 6}" rx="1.5" fill="#1f4e8c"
        ><title>${name}: ${percent(value, lang)}</title></rect
      >
      <text x="${left + Number(length) + 5}" y="${y + 13}" fill="#1d2733">${decimal(value, lang)}</text>
    </g> `;
  });
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    font-family="'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
    font-size="${narrow ? 11 : 12}"
    lang="${lang}"
  >
    <title>${title}</title>
    <rect width="${width}" height="${height}" fill="#fff" />
    ${grid}${rows}
  </svg> `.html;
}
