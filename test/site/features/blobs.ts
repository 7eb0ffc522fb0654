import { css, dataAddress, disc, stripes } from './drawings.ts';
import type { Feature } from './feature.ts';

/** Files that have no address on a server. */
export const blobs: readonly Feature[] = [
  {
    slug: 'blob-picture',
    name: 'blob: pictures',
    html: '<img alt="">',
    ready: async (section, { loaded, picture }) => {
      const image = section.querySelector('img');
      if (!image) return;
      const arrived = loaded(image);
      image.src = URL.createObjectURL(await picture('#083'));
      await arrived;
    },
  },
  {
    slug: 'blob-revoked',
    name: 'blob: pictures whose address is revoked',
    html: '<img alt="">',
    ready: async (section, { loaded, picture }) => {
      const image = section.querySelector('img');
      if (!image) return;
      const arrived = loaded(image);
      image.src = URL.createObjectURL(await picture('#830'));
      await arrived;
      URL.revokeObjectURL(image.src);
    },
  },
  {
    slug: 'blob-background',
    name: 'blob: pictures in a style',
    html: '<div style="width: 200px; height: 80px"></div>',
    ready: async (section, { loaded, picture }) => {
      const url = URL.createObjectURL(await picture('#338'));
      const image = new Image();
      const arrived = loaded(image);
      image.src = url;
      await arrived;
      const place = section.querySelector('div');
      if (place) place.style.background = `url(${url})`;
    },
  },
  {
    slug: 'blob-sheet',
    name: 'blob: style sheets, also when revoked',
    html: '<p class="a">on yellow</p><p class="b">on green</p>',
    files: { '/blobs/disc.png': disc('#909') },
    ready: async (section, { loaded, origin }) => {
      for (const [name, colour] of [
        ['a', '#fe8'],
        ['b', '#8e8'],
      ] as const) {
        const link = document.createElement('link');
        const text = `#f-blob-sheet .${name} { background: ${colour} url(${origin}/blobs/disc.png) right no-repeat; height: 40px; margin: 0 }`;
        link.rel = 'stylesheet';
        link.href = URL.createObjectURL(new Blob([text], { type: 'text/css' }));
        const arrived = loaded(link);
        section.append(link);
        await arrived;
        if (name === 'b') URL.revokeObjectURL(link.href);
      }
    },
  },
  {
    slug: 'data-addresses',
    name: 'data: pictures, backgrounds and sheets',
    html: `<link rel="stylesheet" href="data:text/css,%23f-data-addresses%20p%20%7B%20color%3A%20%23a00%20%7D"><p>dark red</p><img alt="" src="${dataAddress(disc('#05a'))}"> <b style='display: inline-block; width: 60px; height: 40px; background: url("${dataAddress(stripes('#0a5'))}")'></b> <img alt="" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='40'%3E%3Crect width='40' height='20' fill='%23a50'/%3E%3C/svg%3E">`,
  },
  {
    slug: 'css-variables-url',
    name: 'custom properties with url(), from a sheet in another folder',
    html: '<link rel="stylesheet" href="/sheets/deep/er/variables.css"><style>#f-css-variables-url p { background: var(--lab-picture) no-repeat; height: 60px; padding-left: 70px }</style><p>beside a disc</p><i style="--lab-own: url(own.png)">and another</i>',
    files: {
      '/sheets/deep/er/variables.css': css(
        '#f-css-variables-url { --lab-picture: url("../variable.png") } #f-css-variables-url i { display: block; background: var(--lab-own) right no-repeat; height: 60px }',
      ),
      '/sheets/deep/er/own.png': disc('#3c0'),
      '/sheets/deep/variable.png': disc('#c30'),
      // Browsers take it from the folder of the sheet that uses it, not of the one that says it.
      '/variable.png': disc('#03c'),
    },
  },
];
