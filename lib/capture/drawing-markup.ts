import type { Remark } from '../model/index.ts';
import { bytesOf } from './body.ts';
import { budgets } from './budgets.ts';
import { data, isElement, isText } from './dom.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { Fetched } from './protocol.ts';
import { drawingId, type UsedDrawing } from './used-drawings.ts';
import { words } from './words.ts';

/** What draws, and neither runs nor fetches. */
const drawingTags = words(
  'svg symbol g defs use path rect circle ellipse line polyline polygon text tspan textPath switch marker ' +
    'linearGradient radialGradient stop clipPath mask pattern image filter feBlend feColorMatrix feComponentTransfer ' +
    'feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA ' +
    'feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence',
);
const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * A drawing as markup to be put inside its `<use>`: the part of the file with everything in the file that it refers
 * to, under ids of its own; null where the file has no such part. What could run or fetch is left out.
 */
export function drawingMarkup(file: string, { id }: UsedDrawing, number: number): string | null {
  const parsed = new DOMParser().parseFromString(file, 'image/svg+xml');
  const first = id === '' ? parsed.documentElement : parsed.getElementById(id);
  if (first?.namespaceURI !== svgNamespace) return null;
  const needed = new Set<Element>([first]);
  const own = drawingId(number);
  let markup = '';
  const named = (name: string): string => {
    const element = parsed.getElementById(name);
    if (element === first) return own;
    if (element && !first.contains(element)) needed.add(element);
    return `${own}-${name}`;
  };
  // A set goes on to what is added to it meanwhile.
  for (const element of needed) {
    markup += partMarkup(element, named, element === first ? own : null);
    if (markup.length > budgets.drawingChars) return null;
  }
  return markup;
}

/** An element of a file and all in it, each id and each reference to one under the name that `named` gives it. */
function partMarkup(root: Element, named: (id: string) => string, rootId: string | null): string {
  let markup = '';
  const open: string[] = [];
  for (let node: Node | null = root; node;) {
    const tag = isElement(node) ? writtenTag(node) : null;
    if (isText(node)) markup += escapeText(data(node));
    let inner: Node | null = null;
    if (isElement(node) && tag !== null) {
      const id = node === root ? rootId : null;
      markup += `<${tag}${attributesOf(node, tag, named, id)}>`;
      inner = node.firstChild;
      if (inner) open.push(tag);
      else markup += `</${tag}>`;
    }
    while (!inner && node && node !== root) {
      inner = node.nextSibling;
      if (inner) break;
      node = node.parentNode;
      markup += `</${open.pop()}>`;
    }
    node = inner;
  }
  return markup;
}

function writtenTag(element: Element): string | null {
  return element.namespaceURI === svgNamespace && drawingTags.has(element.localName)
    ? element.localName
    : null;
}

function attributesOf(
  element: Element,
  tag: string,
  named: (id: string) => string,
  rootId: string | null,
): string {
  let written = rootId === null ? '' : ` id="${rootId}"`;
  for (const { localName, namespaceURI, value } of element.attributes) {
    const isLink = localName === 'href';
    if (/^(?:on|src)/u.test(localName) || (namespaceURI !== null && !isLink)) continue;
    if (localName === 'id') {
      if (rootId === null) written += ` id="${escapeAttribute(named(value))}"`;
    } else if (isLink) {
      if (value.startsWith('#')) written += ` href="${escapeAttribute(`#${named(value.slice(1))}`)}"`;
      else if (tag === 'image' && /^data:image\//iu.test(value))
        written += ` href="${escapeAttribute(value)}"`;
    } else {
      const text = value.replace(localUrl, (_, id: string) => `url(#${named(id)})`);
      const isClean = !/url\s*\((?!#kua-drawing-)|\\|@import|image-set/iu.test(text);
      if (isClean) written += ` ${localName}="${escapeAttribute(text)}"`;
    }
  }
  return written;
}

const localUrl = /url\(\s*["']?#([^"')\s]+)["']?\s*\)/giu;

/** What was drawn out of other files, and what could not be. */
interface Drawn {
  readonly drawings: (string | null)[];
  readonly limitations: Remark[];
}

/** Takes the files of a page's drawings from among those that are fetched for it. */
export class DrawingFiles {
  private readonly drawings: readonly UsedDrawing[];
  private readonly files: ReadonlyMap<string, PromiseWithResolvers<Fetched>>;

  constructor(drawings: readonly UsedDrawing[]) {
    this.drawings = drawings;
    this.files = new Map(drawings.map(({ url }) => [url, Promise.withResolvers<Fetched>()]));
  }

  take(fetched: Fetched): void {
    this.files.get(fetched.url)?.resolve(fetched);
  }

  /**
   * By number, the drawings' markup once their files are there; null for what no file gave.
   * @param asked the addresses that are fetched: no other comes
   */
  async drawn(asked: readonly string[]): Promise<Drawn> {
    const coming = new Set(asked);
    const texts = new Map<string, string>();
    for (const [url, { promise }] of this.files) {
      if (!coming.has(url)) continue;
      const fetched = await promise;
      if ('body' in fetched) texts.set(url, new TextDecoder().decode(await bytesOf(fetched.body)));
    }
    let left: number = budgets.drawingChars;
    const limitations: Remark[] = [];
    const drawings = this.drawings.map((drawing, number) => {
      const text = texts.get(drawing.url);
      // The record says that the file is missing.
      if (text === undefined) return null;
      const markup = left < 0 ? null : drawingMarkup(text, drawing, number);
      left -= markup?.length ?? 0;
      if (markup === null)
        limitations.push({ code: 'symbol-not-kept', subject: drawing.url, detail: drawing.id });
      return markup;
    });
    return { drawings, limitations };
  }
}
