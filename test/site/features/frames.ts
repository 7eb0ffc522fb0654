import { dataAddress, disc, html, svg } from './drawings.ts';
import type { Feature, SiteFiles } from './feature.ts';

/** A document in a frame; a script in it has the last word, so its source alone does not show what was seen. */
function framed(words: string, colour: string): string {
  return `<!DOCTYPE html><style>body { margin: 6px; font: 14px sans-serif; background: ${colour} }</style><p>as sent</p><img src="/frames/disc.png" alt=""><script>document.querySelector('p').textContent = '${words}'</script>`;
}

const seen: SiteFiles = { '/frames/disc.png': disc('#247') };
const size = 'width="280" height="100"';

/** Documents within the document. */
export const frames: readonly Feature[] = [
  {
    slug: 'frame-same',
    name: 'frames of the same origin',
    html: `<iframe ${size} src="/frames/same.html"></iframe>`,
    files: { ...seen, '/frames/same.html': html(framed('same origin, said by its script', '#e8f4ff')) },
    also: [{ kind: 'read', text: 'same origin, said by its script' }],
  },
  {
    slug: 'frame-srcdoc',
    name: 'srcdoc frames',
    html: `<iframe ${size} srcdoc="${framed('srcdoc, said by its script', '#fff4e8').replaceAll('"', '&quot;')}"></iframe>`,
  },
  {
    slug: 'frame-blob',
    name: 'blob: frames',
    html: `<iframe ${size}></iframe>`,
    ready: async (section, { loaded }) => {
      const frame = section.querySelector('iframe');
      if (!frame) return;
      const arrived = loaded(frame);
      const text = '<!DOCTYPE html><body style="background: #e8ffe8"><p>blob frame 105</p>';
      frame.src = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
      await arrived;
    },
  },
  {
    slug: 'frame-data',
    name: 'data: frames',
    html: `<iframe ${size} src="data:text/html,%3Cbody style='background: %23ffe8ff'%3E%3Cp%3Edata frame 106"></iframe>`,
  },
  {
    slug: 'frame-written',
    name: 'frames that a script wrote',
    html: `<iframe ${size}></iframe>`,
    ready: (section) => {
      const inside = section.querySelector('iframe')?.contentDocument;
      inside?.open();
      inside?.write(
        '<!DOCTYPE html><body style="background: #ffffe0"><p>written frame 107</p><img src="/frames/disc.png">',
      );
      inside?.close();
    },
  },
  {
    slug: 'frame-built',
    name: 'frames that a script built element by element',
    html: `<iframe ${size}></iframe>`,
    ready: (section) => {
      const inside = section.querySelector('iframe')?.contentDocument;
      if (!inside) return;
      const paragraph = inside.createElement('p');
      paragraph.textContent = 'built frame 108';
      inside.body.append(paragraph);
      inside.body.style.background = '#eee8ff';
    },
  },
  {
    slug: 'frame-sandbox',
    name: 'sandboxed frames',
    html: `<iframe ${size} sandbox="allow-scripts" src="/frames/sandbox.html"></iframe>`,
    files: { '/frames/sandbox.html': html(framed('sandboxed, said by its script', '#ffe8e8')) },
  },
  {
    slug: 'frame-sandbox-same',
    name: 'sandboxed frames that keep their origin',
    html: `<iframe ${size} sandbox="allow-scripts allow-same-origin" src="/frames/sandbox-same.html"></iframe>`,
    files: { '/frames/sandbox-same.html': html(framed('sandboxed, same origin', '#e8ffff')) },
  },
  {
    slug: 'frame-sandbox-still',
    name: 'sandboxed frames without scripts',
    html: `<iframe ${size} sandbox src="/frames/still.html"></iframe>`,
    files: { '/frames/still.html': html(framed('never said', '#f0f0f0')) },
  },
  {
    slug: 'frame-cross',
    name: 'frames of another origin',
    html: `<iframe ${size} src="%CROSS%/frames/cross.html"></iframe>`,
    files: { '/frames/cross.html': html(framed('another origin, said by its script', '#ffeecc')) },
    also: [{ kind: 'read', text: 'another origin, said by its script' }],
  },
  {
    slug: 'frame-far',
    name: 'frames of another site',
    html: `<iframe ${size} src="%FAR%/frames/far.html"></iframe>`,
    files: { '/frames/far.html': html(framed('another site, said by its script', '#ccffee')) },
    also: [{ kind: 'read', text: 'another site, said by its script' }],
  },
  {
    slug: 'frame-nested',
    name: 'frames within frames',
    html: `<iframe ${size} src="%FAR%/frames/outer.html"></iframe>`,
    files: {
      '/frames/outer.html': html(
        '<!DOCTYPE html><body style="margin: 4px; background: #ccc"><iframe width="250" height="80" src="%ORIGIN%/frames/inner.html"></iframe>',
      ),
      '/frames/inner.html': html(framed('two frames deep', '#ddeeff')),
    },
  },
  {
    slug: 'frame-shadow',
    name: 'frames inside a closed shadow root',
    html: '<div class="host"></div>',
    files: { '/frames/hidden.html': html(framed('in a closed root', '#ddffdd')) },
    ready: async (section, { closedRoot, loaded }) => {
      const host = section.querySelector('.host');
      const root = host?.attachShadow({ mode: 'closed' });
      if (!host || !root) return;
      closedRoot(host, root);
      root.innerHTML = '<iframe width="280" height="100" src="/frames/hidden.html"></iframe>';
      const frame = root.querySelector('iframe');
      if (frame) await loaded(frame);
    },
  },
  {
    slug: 'frame-scrolled',
    name: 'frames that are scrolled',
    html: `<iframe ${size} src="/frames/long.html"></iframe>`,
    files: {
      '/frames/long.html': html(
        `<!DOCTYPE html><body style="margin: 0">${Array.from({ length: 30 }, (_, n) => `<p style="margin: 0">row ${n + 1}</p>`).join('')}`,
      ),
    },
    ready: (section) => {
      section.querySelector('iframe')?.contentWindow?.scrollTo({ top: 151, behavior: 'instant' });
    },
  },
  {
    slug: 'frame-form',
    name: 'what was typed in a frame',
    html: `<iframe ${size} src="/frames/form.html"></iframe>`,
    files: {
      '/frames/form.html': html(
        '<!DOCTYPE html><input value="as sent"><input type="checkbox"><canvas width="40" height="40"></canvas><script>document.querySelector("input").value = "typed in a frame"; document.querySelector("[type]").checked = true; document.querySelector("canvas").getContext("2d").fillRect(5, 5, 20, 20)</script>',
      ),
    },
  },
  {
    slug: 'object-svg',
    name: 'SVG in <object>',
    html: '<object type="image/svg+xml" data="/frames/object.svg" width="120" height="80">not shown</object>',
    files: { '/frames/object.svg': scripted('#a30') },
  },
  {
    slug: 'embed-svg',
    name: 'SVG in <embed>',
    html: '<embed type="image/svg+xml" src="/frames/embed.svg" width="120" height="80">',
    files: { '/frames/embed.svg': scripted('#03a') },
  },
  {
    slug: 'object-page',
    name: 'pages in <object>',
    html: `<object type="text/html" data="/frames/object.html" ${size}>not shown</object>`,
    files: { '/frames/object.html': html(framed('in an object', '#ffddee')) },
  },
  {
    slug: 'object-picture',
    name: 'pictures in <object> and <embed>, and what stands for one that did not come',
    html: `<object data="/frames/disc.png" type="image/png"></object> <embed src="${dataAddress(disc('#742'))}" type="image/png"> <object data="/frames/none.png" type="image/png">shown instead</object>`,
  },
];

/** A drawing that paints itself by script. */
function scripted(colour: string): ReturnType<typeof svg> {
  return svg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="100" height="60" fill="#f00"/><text x="10" y="40" fill="#fff">drawn 109</text><script>document.querySelector('rect').setAttribute('fill', '${colour}')</script></svg>`,
  );
}
