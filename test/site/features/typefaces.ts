import { css, digits, shared } from './drawings.ts';
import type { Feature } from './feature.ts';

const figures = (family: string): string =>
  `<p style="font: 30px ${family}, serif; margin: 0">63.66 % 7,820</p>`;
const load = (family: string): string =>
  `<style>@font-face { font-family: ${family}; src: url(/fonts/${family}.woff) }</style>`;

/** Fonts, wherever they come from. */
export const typefaces: readonly Feature[] = [
  {
    slug: 'font-css',
    name: 'fonts from CSS',
    html: `${load('lab-css')}${figures('lab-css')}`,
    files: { '/fonts/lab-css.woff': digits('lab-css', 90) },
    ready: () => document.fonts.load('30px lab-css'),
  },
  {
    slug: 'font-face-address',
    name: 'fonts from the FontFace API, by address',
    html: figures('lab-api'),
    files: { '/fonts/lab-api.woff': digits('lab-api', 30) },
    ready: async () => {
      document.fonts.add(await new FontFace('lab-api', 'url(/fonts/lab-api.woff)').load());
    },
  },
  {
    slug: 'font-face-bytes',
    name: 'fonts from the FontFace API, from bytes',
    html: figures('lab-bytes'),
    files: { '/fonts/lab-bytes.woff': digits('lab-bytes', 130) },
    ready: async () => {
      const response = await fetch('/fonts/lab-bytes.woff');
      document.fonts.add(await new FontFace('lab-bytes', await response.arrayBuffer()).load());
    },
  },
  {
    slug: 'font-icons',
    name: 'icon fonts',
    html: '<link rel="stylesheet" href="/fonts/icons.css"><i class="icon eight"></i> <i class="icon percent"></i> with icons',
    files: {
      '/fonts/icons.css': css(
        '@font-face { font-family: lab-icons; src: url("lab-icons.woff") format("woff"), url(lab-icons.svg#none) format("svg") } #f-font-icons .icon { font: normal 40px/1 lab-icons; color: #a0a } #f-font-icons .eight::before { content: "\\38" } #f-font-icons .percent::before { content: "\\25" }',
      ),
      '/fonts/lab-icons.woff': digits('lab-icons', 160),
    },
    ready: () => document.fonts.load('40px lab-icons', '8'),
  },
  {
    slug: 'font-cross',
    name: 'fonts of other sites, with CORS',
    html: `<style>@font-face { font-family: lab-far; src: url(%FAR%/fonts/lab-far.woff) }</style>${figures('lab-far')}`,
    files: { '/fonts/lab-far.woff': digits('lab-far', 60, shared) },
    ready: () => document.fonts.load('30px lab-far'),
  },
  {
    slug: 'font-refused',
    name: 'the font that was seen where another site refused its own',
    html: `<style>@font-face { font-family: lab-refused; src: url(%FAR%/fonts/lab-refused.woff) }</style>${figures('lab-refused')}`,
    files: { '/fonts/lab-refused.woff': digits('lab-refused', 110) },
    ready: async () => {
      // It fails, as it should.
      await document.fonts.load('30px lab-refused').catch(() => undefined);
    },
  },
];
