import { Outline, Remark } from '../model/index.ts';
import { z } from '../model/zod.ts';

const text = z.string();

/** What a resource is used for on the page. */
export const ResourceUse = z.enum(['image', 'style', 'font', 'icon', 'poster', 'document']);
export type ResourceUse = z.infer<typeof ResourceUse>;

/** Where a style text stands, which decides how it is escaped; within SVG a parser reads it as markup. */
export const CssPlace = z.enum(['style', 'foreign-style', 'attribute']);
export type CssPlace = z.infer<typeof CssPlace>;

/**
 * A page for reading, in pieces: finished text; the address of a resource that becomes an attribute once its bytes
 * have a name (`from` is the attribute's original text); an attribute that becomes the address of a frame's page, by
 * the frame's number in its document; the place of a drawing out of another file, and the attribute that names it, by
 * the drawing's number; style text whose addresses are still to be replaced; and the place of the page's
 * content security policy.
 */
export const HtmlPart = z.union([
  text,
  z.strictObject({ attribute: text, url: text, from: text, use: ResourceUse }),
  z.strictObject({ attribute: text, frame: z.int() }),
  z.strictObject({ drawing: z.int(), attribute: z.nullable(text) }),
  z.strictObject({ css: text, base: text, place: CssPlace }),
  z.strictObject({ policy: z.literal(true) }),
]);
export type HtmlPart = z.infer<typeof HtmlPart>;

export const WantedResource = z.strictObject({ url: text, use: ResourceUse });
export type WantedResource = z.infer<typeof WantedResource>;

/** A resource that the page itself loaded; null is what the browser does not tell. */
export const PageLoad = z.strictObject({
  url: text,
  status: z.nullable(z.number()),
  bytes: z.nullable(z.number()),
  /** The page's service worker had a hand in it. */
  throughWorker: z.boolean(),
});
export type PageLoad = z.infer<typeof PageLoad>;

/**
 * `isWhole`: nothing else was loaded, so what is not listed the page never asked for. `forbidden`: the addresses of
 * pictures among that, as the page's policy or another extension forbids them. `finished`: those of pictures that stand
 * in the page and had come to their end.
 */
export const PageLoads = z.strictObject({
  loads: z.array(PageLoad),
  isWhole: z.boolean(),
  forbidden: z.array(text),
  finished: z.array(text),
});
export type PageLoads = z.infer<typeof PageLoads>;

/** Facts of the document at the moment it was read. Times are milliseconds since the epoch. */
export const DocumentFacts = z.strictObject({
  url: text,
  /** The address the document was loaded from, before any `history.pushState`. */
  loadedUrl: text,
  canonicalUrl: z.nullable(text),
  contentType: text,
  characterSet: text,
  metaCharset: z.nullable(text),
  compatMode: text,
  readyState: text,
  /** Whether the page was in front and had the keyboard: pages show other things when they have not. */
  visibility: text,
  focused: z.boolean(),
  /** A service worker of the page's own stood between the network and what was shown, or may have. */
  controlled: z.boolean(),
  responseStatus: z.nullable(z.number()),
  decodedBytes: z.nullable(z.number()),
  responseAtMs: z.nullable(z.number()),
  /** The `Last-Modified` the document came with; the moment it was asked for where it came without. */
  lastModifiedMs: z.nullable(z.number()),
  readAtMs: z.number(),
  readingMs: z.number(),
  viewport: z.strictObject({ width: z.number(), height: z.number(), dpr: z.number() }),
  page: z.strictObject({ width: z.number(), height: z.number() }),
  scroll: z.strictObject({ x: z.number(), y: z.number() }),
});
export type DocumentFacts = z.infer<typeof DocumentFacts>;

/**
 * A frame that stands in a document. `place` is its index in `window.frames`, null where it stands in a shadow tree;
 * `at` is how many blocks of the outline come before it.
 */
export const FrameElement = z.strictObject({
  url: text,
  name: text,
  place: z.nullable(z.int()),
  at: z.int(),
  hidden: z.boolean(),
});
export type FrameElement = z.infer<typeof FrameElement>;

/** What HTML cannot carry of a document's state, as `state.json` keeps it. */
export const LiveState = z.strictObject({
  /** How often which element stood in which other one, where no HTML text can say so. */
  nesting: z.array(z.strictObject({ parent: text, child: text, times: z.int() })),
  /** Scroll positions of boxes within the page, in CSS pixels, in document order. */
  scrolled: z.array(z.strictObject({ element: text, x: z.number(), y: z.number() })),
  /** How many elements an animation or a transition held at that moment. */
  animated: z.int(),
  highlights: z.array(text),
  indeterminate: z.int(),
  openAbove: z.array(text),
  /** How often the document changed while what had been read of it was written down, and how long that took. */
  changing: z.strictObject({ changes: z.int(), ms: z.int() }),
});
export type LiveState = z.infer<typeof LiveState>;

/**
 * What is drawn in the page and may not be read (a tainted canvas, a video's frame), to be cut out of the picture of the
 * visible area. CSS pixels from the upper left of that area.
 */
export const Cutout = z.strictObject({
  key: text,
  rect: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
});
export type Cutout = z.infer<typeof Cutout>;

/** What one frame's content script read, all in one synchronous piece of work. */
export const Snapshot = z.strictObject({
  facts: DocumentFacts,
  html: z.array(HtmlPart),
  outline: Outline,
  /** What the page needs, what it has shown first. */
  wanted: z.array(WantedResource),
  /** What the page names but has not asked for. */
  notLoaded: z.array(WantedResource),
  loaded: PageLoads,
  /** The addresses at which the page's style texts are read: its own, and those of its sheets. */
  cssBases: z.array(text),
  /** Where this frame stands: the index in its parent's `window.frames`, the same of the parent, … from the top. */
  path: z.array(z.int()),
  frames: z.array(FrameElement),
  state: LiveState,
  cutouts: z.array(Cutout),
  alterations: z.array(Remark),
  limitations: z.array(Remark),
});
export type Snapshot = z.infer<typeof Snapshot>;
