// What a person sees of a page: its pixels, where its sections stand, and their text.
import type { Frame, Page } from 'puppeteer-core';
import type { FeaturePage } from '../site/features/feature.ts';

/** A place in a picture, in whole pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is seen of one feature. */
export interface SeenSection {
  readonly place: Place;
  /** The sizes of the elements whose place counts, as `width×height`. */
  readonly boxes: readonly string[];
  /** The text that is shown: shadow roots, slots, form fields and frames included, with no white space. */
  readonly text: string;
}

/** What is seen of a page. */
export interface SeenPage {
  readonly png: Uint8Array;
  /** By the feature's slug; a section that is not there is null. */
  readonly sections: ReadonlyMap<string, SeenSection | null>;
}

/** How wide the window is in which pages are seen. */
export const seenWidth = 1280;

/** Give the tab the size in which the page is to be seen. Before it is opened, so that nothing moves afterwards. */
export async function sizeFor(page: Page, { height }: FeaturePage): Promise<void> {
  await page.setViewport({ width: seenWidth, height, deviceScaleFactor: 1 });
}

/** Look at a page that is open: the live one, or one that was stored of it. */
export async function seePage(page: Page, wanted: FeaturePage): Promise<SeenPage> {
  await page.bringToFront();
  await page.evaluate(settle, wanted.scrollTo ?? 0);
  const ids = wanted.features.map(({ slug, whole = false }) => (whole ? null : `f-${slug}`));
  const found = await page.evaluate(findSections, ids);
  const texts = await page.evaluate(seenTexts, ids);
  const framed = await textInFrames(page, ids);
  const sections = wanted.features.map(({ slug }, i) => {
    const words = [texts[i] ?? '', ...(framed[i] ?? [])].join('').replaceAll(/\s+/gu, '');
    const section = found[i] ?? null;
    return [slug, section && { ...section, text: words }] as const;
  });
  const png = await page.screenshot({ type: 'png', captureBeyondViewport: false });
  return { png, sections: new Map(sections) };
}

/** For each of these sections the texts of the frames in it. */
async function textInFrames(page: Page, ids: readonly (string | null)[]): Promise<readonly string[][]> {
  const texts = ids.map((): string[] => []);
  for (const frame of page.mainFrame().childFrames()) {
    const element = await frame.frameElement();
    const inside = (await element?.evaluate(sectionOf)) ?? null;
    const words = await textOf(frame);
    texts.forEach((text, i) => {
      if (ids[i] === null || ids[i] === inside) text.push(words);
    });
  }
  return texts;
}

/** The text of a frame, and of the frames in it. */
async function textOf(frame: Frame): Promise<string> {
  // A document that is one drawing counts as a picture, however it is written down.
  const isDrawing = await frame.evaluate(
    () => document.body?.childElementCount === 1 && document.body.firstElementChild?.localName === 'svg',
  );
  if (isDrawing) return '';
  const words = await frame.evaluate(seenTexts, [null]);
  for (const child of frame.childFrames()) words.push(await textOf(child));
  return words.join(' ');
}

/** Wait until the page is drawn, and scroll to where the person was: static HTML cannot do that by itself. */
async function settle(scrollTo: number): Promise<void> {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  if (scrollY !== scrollTo) globalThis.scrollTo({ top: scrollTo, behavior: 'instant' });
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}

function findSections(ids: readonly (string | null)[]): ({ place: Place; boxes: string[] } | null)[] {
  return ids.map((id) => {
    if (id === null) {
      return { place: { x: 0, y: 0, width: innerWidth, height: innerHeight }, boxes: [] };
    }
    const section = document.querySelector(`#${id}`);
    if (!section) return null;
    const { x, y, width, height } = section.getBoundingClientRect();
    const boxes = [...section.querySelectorAll('.box')].map((box) => {
      const size = box.getBoundingClientRect();
      return `${size.width}×${size.height}`;
    });
    return { place: { x, y, width, height }, boxes };
  });
}

/** The id of the section that the element is in, seen through shadow roots. */
function sectionOf(element: Element): string | null {
  let current: Element | null = element;
  while (current) {
    const section = current.closest('section[id]');
    if (section) return section.id;
    const root: Node = current.getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

function seenTexts(ids: readonly (string | null)[]): string[] {
  const closedRoots = Reflect.get(globalThis, 'labClosedRoots') as WeakMap<Element, ShadowRoot> | undefined;
  const said = (element: Element): string | null => {
    if (element instanceof HTMLInputElement) {
      const silent = ['password', 'file', 'checkbox', 'radio', 'hidden', 'image', 'range', 'color'];
      return silent.includes(element.type) ? '' : element.value;
    }
    if (element instanceof HTMLTextAreaElement) return element.value;
    if (element instanceof HTMLSelectElement) {
      const chosen = element.multiple ? element.options : element.selectedOptions;
      return Array.from(chosen, (option) => option.text).join(' ');
    }
    return null;
  };
  const inside = (element: Element): readonly Node[] => {
    const root = closedRoots?.get(element) ?? element.shadowRoot;
    if (root) return [...root.childNodes];
    const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
    return assigned.length > 0 ? assigned : [...element.childNodes];
  };
  const drawn = (text: Text, owner: Element): boolean => {
    const range = new Range();
    range.selectNodeContents(text);
    return range.getClientRects().length > 0 && owner.checkVisibility({ visibilityProperty: true });
  };
  const walk = (node: Node, owner: Element, words: string[]): void => {
    if (node instanceof Text) {
      if (drawn(node, owner)) words.push(node.data);
      return;
    }
    if (!(node instanceof Element)) return;
    const value = said(node);
    if (value !== null) {
      if (node.checkVisibility({ visibilityProperty: true })) words.push(value);
      return;
    }
    const boxed = getComputedStyle(node).display === 'contents' ? owner : node;
    for (const child of inside(node)) walk(child, boxed, words);
  };
  return ids.map((id) => {
    const start = id === null ? document.documentElement : document.querySelector(`#${id}`);
    const words: string[] = [];
    // A drawing is a picture, whether it stands in a frame or not.
    if (start && document.documentElement instanceof HTMLElement) walk(start, start, words);
    return words.join(' ');
  });
}
