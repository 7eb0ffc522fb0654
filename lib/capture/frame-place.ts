import { words } from './words.ts';

/** What may show another document, or a picture under another name than `img`. */
export const framingTags = words('iframe frame object embed applet');

/** The window that a frame element shows its document in, null where it shows none, or but a picture. */
export function windowOf(element: Element): Window | null {
  return isPictureDocument(element) ? null : openWindow(element);
}

/** True for a document that Firefox made for a picture in an `<object>` or `<embed>`: no frame of the page is it. */
export function isPictureDocument(element: Element): boolean {
  const isEmbedding = element instanceof HTMLObjectElement || element instanceof HTMLEmbedElement;
  const shown = isEmbedding ? element.getSVGDocument() : null;
  if (!shown?.defaultView || !/^image\/(?!svg)/iu.test(shown.contentType)) return false;
  return indexOf(shown.defaultView) === null;
}

function openWindow(element: Element): Window | null {
  if (element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement)
    return element.contentWindow;
  if (element instanceof HTMLObjectElement) return element.contentWindow;
  if (element instanceof HTMLEmbedElement) return windowOfEmbed(element);
  return null;
}

/** An `<embed>` does not tell its window: it is one that no other element of the document claims. */
function windowOfEmbed(embed: HTMLEmbedElement): Window | null {
  const drawn = embed.getSVGDocument()?.defaultView;
  if (drawn) return drawn;
  const { ownerDocument } = embed;
  const claimed = new Set<Window | null>();
  for (const other of ownerDocument.querySelectorAll('iframe, frame, object')) claimed.add(windowOf(other));
  const open: Window[] = [];
  for (let index = 0; index < window.length; index += 1) {
    const inner = window[index];
    if (inner && !claimed.has(inner)) open.push(inner);
  }
  // Pictures and what plug-ins show have no window.
  const embeds = [...ownerDocument.querySelectorAll('embed')].filter(
    (one) => !isPicture(one) && !isPictureDocument(one),
  );
  return open.length === embeds.length ? (open[embeds.indexOf(embed)] ?? null) : null;
}

const isPicture = (embed: HTMLEmbedElement): boolean =>
  /^(?:image\/(?!svg)|application\/pdf)/iu.test(embed.type) || /^data:image\//iu.test(embed.src);

/** The index of a frame element's window in `window.frames`; null where it has none there (in a shadow tree). */
export function placeOf(element: Element): number | null {
  const inner = windowOf(element);
  return inner && indexOf(inner);
}

function indexOf(inner: Window): number | null {
  for (let index = 0; index < window.length; index += 1) if (window[index] === inner) return index;
  return null;
}

/** Where this document stands among its tab's frames: indices in `window.frames` from the top down. */
export function pathOfWindow(): number[] {
  const path: number[] = [];
  for (let at: Window = window; at !== at.parent; at = at.parent) {
    const { parent } = at;
    let index = 0;
    while (index < parent.length && parent[index] !== at) index += 1;
    // A frame in a shadow tree is in no list; it is known by its address alone.
    path.unshift(index < parent.length ? index : -1);
  }
  return path;
}
