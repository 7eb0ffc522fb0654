// Pictures and fonts of the feature site: few colours, the same bytes every time.
import { woff } from '../font/truetype.ts';
import { colour, png } from '../pictures/png.ts';
import type { Colour } from '../pictures/png.ts';
import type { SiteFile } from './feature.ts';

const ground = colour('#f4f1e8');

/** A colour written `#rgb` or `#rrggbb`. */
function inkOf(hex: string): Colour {
  return colour(hex.length === 4 ? hex.replaceAll(/[\da-f]/gu, '$&$&') : hex);
}

/** A picture with a coloured disc, 60 by 40. */
export function disc(hex: string): SiteFile {
  const ink = inkOf(hex);
  const body = png(60, 40, (x, y) => ((x - 0.5) ** 2 + (y - 0.33) ** 2 < 0.06 ? ink : ground));
  return { type: 'image/png', body };
}

/** A picture with slanted stripes, 60 by 40; the ground is clear where `clear` is true. */
export function stripes(hex: string, clear = false): SiteFile {
  const ink = inkOf(hex);
  const between = clear ? colour('#ffffff', 0) : ground;
  const body = png(60, 40, (x, y) => (Math.floor((x + y) * 6) % 2 === 0 ? ink : between));
  return { type: 'image/png', body };
}

/** A picture as a data: address. */
export function dataAddress({ type, body }: SiteFile): string {
  return `data:${type};base64,${Buffer.from(body).toString('base64')}`;
}

/** A font that has only digits, in a pen that no other font has. */
export function digits(family: string, strokeWidth: number, headers: Record<string, string> = {}): SiteFile {
  return { type: 'font/woff', body: woff({ family, strokeWidth }), headers };
}

/** A font that shows each digit as another: 0 as 1, 1 as 2, and 9 as 0. */
export function scramblingDigits(family: string): SiteFile {
  const shapeOf = (own: string): string => (/\d/u.test(own) ? String((Number(own) + 1) % 10) : own);
  return { type: 'font/woff', body: woff({ family, strokeWidth: 80, shapeOf }) };
}

export const css = (body: string): SiteFile => ({ type: 'text/css; charset=utf-8', body });
export const html = (body: string): SiteFile => ({ type: 'text/html; charset=utf-8', body });
export const svg = (body: string): SiteFile => ({ type: 'image/svg+xml', body });

/** Files of another origin that every page may read. */
export const shared = { 'access-control-allow-origin': '*' };
