import { disc } from './drawings.ts';
import type { Feature } from './feature.ts';

const place = '<canvas class="box" width="120" height="80">no canvas</canvas>';

/** Pictures that a script drew. */
export const canvases: readonly Feature[] = [
  {
    slug: 'canvas-2d',
    name: 'canvas 2D',
    html: place,
    ready: (section) => {
      const context = section.querySelector('canvas')?.getContext('2d');
      if (!context) return;
      context.fillStyle = '#0a6';
      context.fillRect(10, 10, 60, 40);
      context.fillStyle = 'rgb(200 0 0 / 50%)';
      context.fillRect(40, 30, 60, 40);
    },
  },
  {
    slug: 'canvas-styled',
    name: 'a canvas with a size, border and padding of its own in the style',
    html: '<style>#f-canvas-styled canvas { width: 240px; height: 60px; padding: 5px; border: 3px solid #08c; background: #ffd; image-rendering: pixelated }</style><canvas width="12" height="6"></canvas>',
    ready: (section) => {
      const context = section.querySelector('canvas')?.getContext('2d');
      if (!context) return;
      context.fillStyle = '#a0a';
      context.fillRect(1, 1, 5, 3);
    },
  },
  {
    slug: 'canvas-webgl',
    name: 'canvas WebGL',
    html: place,
    ready: (section) => {
      const gl = section.querySelector('canvas')?.getContext('webgl', { preserveDrawingBuffer: true });
      if (!gl) return 'this browser draws no WebGL here';
      gl.clearColor(0.2, 0.4, 0.8, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      return undefined;
    },
  },
  {
    slug: 'canvas-webgl-gone',
    name: 'canvas WebGL whose drawing is not preserved, as maps are',
    html: place,
    ready: (section) => {
      const gl = section.querySelector('canvas')?.getContext('webgl');
      if (!gl) return 'this browser draws no WebGL here';
      gl.clearColor(0.8, 0.4, 0.2, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      return undefined;
    },
  },
  {
    slug: 'canvas-offscreen',
    name: 'an OffscreenCanvas that draws to a canvas',
    html: place,
    ready: (section) => {
      const canvas = section.querySelector('canvas')?.transferControlToOffscreen();
      const context = canvas?.getContext('2d');
      if (!context) return;
      context.fillStyle = '#c60';
      context.fillRect(20, 20, 80, 40);
    },
  },
  {
    slug: 'canvas-worker',
    name: 'an OffscreenCanvas that a worker draws',
    html: place,
    ready: async (section, { loaded }) => {
      const canvas = section.querySelector('canvas')?.transferControlToOffscreen();
      if (!canvas) return;
      // A canvas that nothing in the worker refers to is collected there, and what it drew goes with it.
      const code = `onmessage = ({ data }) => { globalThis.kept = data; const context = data.getContext('2d'); context.fillStyle = '#06c'; context.fillRect(30, 10, 60, 60); requestAnimationFrame(() => requestAnimationFrame(() => postMessage(''))) }`;
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      worker.addEventListener('message', () => worker.dispatchEvent(new Event('load')));
      const drawn = loaded(worker);
      worker.postMessage(canvas, [canvas]);
      await drawn;
    },
  },
  {
    slug: 'canvas-bitmap',
    name: 'a canvas that shows a bitmap',
    html: place,
    ready: (section) => {
      const drawing = new OffscreenCanvas(120, 80);
      const context = drawing.getContext('2d');
      if (context) {
        context.fillStyle = '#707';
        context.fillRect(15, 15, 90, 50);
      }
      const bitmap = drawing.transferToImageBitmap();
      section.querySelector('canvas')?.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    },
  },
  {
    slug: 'canvas-shadow',
    name: 'a canvas inside a shadow root',
    html: '<div class="host"></div>',
    ready: (section) => {
      const root = section.querySelector('.host')?.attachShadow({ mode: 'open' });
      if (!root) return;
      root.innerHTML = '<canvas width="120" height="80"></canvas>';
      const context = root.querySelector('canvas')?.getContext('2d');
      if (!context) return;
      context.fillStyle = '#444';
      context.fillRect(0, 0, 60, 80);
    },
  },
  {
    slug: 'canvas-tainted',
    name: 'the place of a tainted canvas, which is listed as unreadable',
    html: place,
    files: { '/canvas/foreign.png': disc('#d0d') },
    equal: 'box',
    also: [{ kind: 'limitation', code: /drawing/u }],
    ready: async (section, { far, loaded }) => {
      const picture = new Image();
      const arrived = loaded(picture);
      picture.src = `${far}/canvas/foreign.png`;
      await arrived;
      section.querySelector('canvas')?.getContext('2d')?.drawImage(picture, 10, 10);
    },
  },
];
