import { css, disc, stripes } from './drawings.ts';
import type { Feature } from './feature.ts';

const nothing = { type: 'text/plain', status: 403, body: 'no' };
const unkept = { 'cache-control': 'no-store' };

/** Pictures, as they are chosen and served. */
export const pictures: readonly Feature[] = [
  {
    slug: 'picture-element',
    name: '<picture> and its sources',
    html: '<picture><source media="(max-width: 100px)" srcset="/pictures/narrow.png"><source type="image/none" srcset="/pictures/none.png"><source media="(min-width: 600px)" srcset="/pictures/wide.png 1x, /pictures/wide-2.png 2x"><img src="/pictures/plain.png" alt=""></picture>',
    files: {
      '/pictures/narrow.png': disc('#f00'),
      '/pictures/none.png': disc('#f00'),
      '/pictures/wide.png': stripes('#080'),
      '/pictures/wide-2.png': disc('#f00'),
      '/pictures/plain.png': disc('#f00'),
    },
  },
  {
    slug: 'picture-density',
    name: 'srcset by density',
    html: '<img src="/pictures/density-0.png" srcset="/pictures/density-1.png 1x, /pictures/density-2.png 2x" alt="">',
    files: {
      '/pictures/density-0.png': disc('#f00'),
      '/pictures/density-1.png': stripes('#0a5'),
      '/pictures/density-2.png': disc('#fa0'),
    },
  },
  {
    slug: 'picture-width',
    name: 'srcset by width, as it was chosen',
    html: '<img src="/pictures/width-0.png" sizes="100px" srcset="/pictures/width-90.png 60w, /pictures/width-200.png 120w, /pictures/width-900.png 900w" alt="">',
    files: {
      '/pictures/width-0.png': disc('#f00'),
      '/pictures/width-90.png': stripes('#f0f'),
      '/pictures/width-200.png': stripes('#05a'),
      '/pictures/width-900.png': stripes('#000'),
    },
    ready: async (section) => {
      const image = section.querySelector('img');
      await image?.decode();
    },
  },
  {
    slug: 'picture-lazy',
    name: 'lazy pictures that were seen',
    html: '<img src="/pictures/lazy.png" loading="lazy" alt="" width="60" height="40">',
    files: { '/pictures/lazy.png': disc('#64a') },
    ready: async (section) => await section.querySelector('img')?.decode(),
  },
  {
    slug: 'picture-broken',
    name: 'the box and the words of a picture that did not come',
    html: '<img src="/pictures/gone.png" alt="Turnout by region" width="160" height="60"> <img src="/pictures/gone-too.png" alt="No size"> <img src="/pictures/gone-three.png" width="40" height="40">',
  },
  {
    slug: 'picture-map',
    name: 'image maps, input and table pictures',
    html: '<input type="image" src="/pictures/button.png" alt="send"> <table background="/pictures/table.png" width="120" height="50"><tr><td>on stripes</td></tr></table>',
    files: { '/pictures/button.png': disc('#483'), '/pictures/table.png': stripes('#bbddff') },
  },
  {
    slug: 'served-once',
    name: 'pictures that are served once',
    html: '<img src="/served/once.png" alt="">',
    files: {
      '/served/once.png': ({ nth }) =>
        nth === 1 ? { ...disc('#158'), headers: unkept } : { ...nothing, status: 410 },
    },
  },
  {
    slug: 'served-other',
    name: 'pictures that differ at each request',
    html: '<img src="/served/other.png" alt=""> <b style="display: inline-block; width: 60px; height: 40px; background: url(/served/other-too.png)"></b>',
    files: {
      '/served/other.png': ({ nth }) => ({ ...disc(nth === 1 ? '#185' : '#f00'), headers: unkept }),
      '/served/other-too.png': ({ nth }) => ({ ...stripes(nth === 1 ? '#815' : '#f00'), headers: unkept }),
    },
  },
  {
    slug: 'served-referer',
    name: 'pictures that need a Referer',
    html: '<img src="/served/referer.png" alt="">',
    files: {
      '/served/referer.png': ({ referer }) =>
        referer?.endsWith('/features') === true ? { ...disc('#851'), headers: unkept } : nothing,
    },
  },
  {
    slug: 'served-cookie',
    name: 'pictures that need a cookie',
    html: '<img alt="">',
    files: {
      '/served/cookie.png': ({ cookie }) =>
        cookie?.includes('lab=member') === true ? { ...disc('#518'), headers: unkept } : nothing,
    },
    ready: async (section, { loaded }) => {
      document.cookie = 'lab=member; path=/served';
      const image = section.querySelector('img');
      if (!image) return;
      const arrived = loaded(image);
      image.src = '/served/cookie.png';
      await arrived;
    },
  },
  {
    slug: 'cross-picture',
    name: 'pictures of other sites, without CORS',
    html: '<img src="%CROSS%/cross/near.png" alt=""> <img src="%FAR%/cross/far.png" alt=""> <b style="display: inline-block; width: 60px; height: 40px; background: url(%FAR%/cross/back.png)"></b>',
    files: {
      '/cross/near.png': disc('#275'),
      '/cross/far.png': disc('#752'),
      '/cross/back.png': stripes('#527'),
    },
  },
  {
    slug: 'cross-sheet',
    name: 'style sheets of other sites, without CORS',
    html: '<link rel="stylesheet" href="%FAR%/cross/sheet.css"><p>on a background of another site</p>',
    files: {
      '/cross/sheet.css': css(
        '@import "more.css"; #f-cross-sheet p { background: url(sheet.png); height: 60px }',
      ),
      '/cross/more.css': css('#f-cross-sheet p { font-weight: bold; color: #a00 }'),
      '/cross/sheet.png': stripes('#bbffdd'),
    },
  },
];
