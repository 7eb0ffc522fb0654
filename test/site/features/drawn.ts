import { disc, svg } from './drawings.ts';
import type { Feature } from './feature.ts';

const house = '<path d="M10 50 L50 10 L90 50 V90 H10 Z"/>';

/** SVG in the page and from files. */
export const drawn: readonly Feature[] = [
  {
    slug: 'svg-use',
    name: 'SVG <use> within the page',
    html: `<svg width="0" height="0"><symbol id="lab-house" viewBox="0 0 100 100">${house}</symbol></svg><svg width="80" height="80" fill="#a40"><use href="#lab-house"/></svg><svg width="80" height="80" fill="#04a"><use xlink:href="#lab-house"/></svg>`,
  },
  {
    slug: 'svg-use-file',
    name: 'SVG <use> from another file',
    html: '<svg width="80" height="80" fill="#080"><use href="/drawn/symbols.svg#house"/></svg><svg width="80" height="80" fill="#808"><use xlink:href="/drawn/symbols.svg#house"/></svg>',
    files: {
      '/drawn/symbols.svg': svg(
        `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="house" viewBox="0 0 100 100">${house}</symbol></svg>`,
      ),
    },
    ready: async () => {
      // Nothing tells when the file behind a <use> has come; it is in the cache after this.
      await fetch('/drawn/symbols.svg');
    },
  },
  {
    slug: 'svg-image',
    name: 'SVG <image>',
    html: '<svg width="200" height="80"><image href="/drawn/picture.png" width="60" height="40"/><image xlink:href="/drawn/picture.png" x="80" y="20" width="60" height="40"/></svg>',
    files: { '/drawn/picture.png': disc('#066') },
  },
  {
    slug: 'svg-references',
    name: 'SVG gradients, clips, masks and filters of the page',
    html: `<svg width="280" height="90"><defs><linearGradient id="lab-g"><stop stop-color="#08f"/><stop offset="1" stop-color="#f80"/></linearGradient><clipPath id="lab-c"><circle cx="130" cy="40" r="30"/></clipPath><mask id="lab-m"><rect x="180" width="50" height="40" fill="#fff"/></mask><filter id="lab-f"><feColorMatrix type="hueRotate" values="120"/></filter></defs><rect width="80" height="80" fill="url(#lab-g)"/><rect x="100" width="70" height="80" fill="#0a0" clip-path="url(#lab-c)"/><rect x="180" width="90" height="80" fill="#a00" mask="url(#lab-m)"/></svg><p style="filter: url(#lab-f); color: #c00; margin: 0">turned hue</p>`,
  },
  {
    slug: 'svg-styled',
    name: 'SVG with a <style> and foreign content of its own',
    html: '<svg width="280" height="90" viewBox="0 0 280 90"><style>#f-svg-styled .bar { fill: #369 }</style><rect class="bar" width="120" height="30"/><text x="4" y="60" font-size="18">63.66 %</text><foreignObject x="140" y="0" width="130" height="80"><p xmlns="http://www.w3.org/1999/xhtml">paragraph in SVG</p></foreignObject></svg>',
  },
  {
    slug: 'svg-picture',
    name: 'SVG files as pictures and backgrounds',
    html: '<img alt="" src="/drawn/own.svg" width="80" height="80"> <b style="display: inline-block; width: 80px; height: 80px; background: url(/drawn/own.svg)"></b>',
    files: {
      '/drawn/own.svg': svg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="0 0 100 100"><style>path { fill: #593 }</style>${house}</svg>`,
      ),
    },
  },
];
