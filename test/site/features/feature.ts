/** Where the site listens: its own origin, another origin of the same site, and another site. */
export interface Place {
  readonly origin: string;
  readonly cross: string;
  readonly far: string;
}

/** What a feature's script finds in the page. */
export interface PageTools extends Place {
  /** Resolves when the element has loaded, or failed to. */
  readonly loaded: (element: EventTarget) => Promise<void>;
  /** Tell those who read the page's text about a closed root, which nobody else can find. */
  readonly closedRoot: (host: Element, root: ShadowRoot) => void;
  /** A picture of one colour, as a file made in the page. */
  readonly picture: (colour: string) => Promise<Blob>;
}

/** What the site answers at an address; in texts, `%ORIGIN%`, `%CROSS%` and `%FAR%` become the three origins. */
export interface SiteFile {
  readonly type: string;
  readonly body: string | Buffer;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file that depends on the request; `nth` counts from 1 since the features' page was last opened. */
export type SiteAnswer = (request: {
  readonly nth: number;
  readonly referer: string | undefined;
  readonly cookie: string | undefined;
}) => SiteFile;

export type SiteFiles = Readonly<Record<string, SiteFile | SiteAnswer>>;

/** What Kuä promises of a feature besides what can be seen of it. */
export type Promised =
  /** The words stand in no file of the bundle. */
  | { readonly kind: 'secret'; readonly text: string }
  /** The words are kept, and marked as hidden from the reader. */
  | { readonly kind: 'hidden'; readonly text: string }
  /** The outline has the words, as seen. */
  | { readonly kind: 'read'; readonly text: string }
  /** The outline does not have the words as seen. */
  | { readonly kind: 'unseen'; readonly text: string }
  /** The record says that something is missing. */
  | { readonly kind: 'limitation'; readonly code: RegExp }
  /** The bytes served at this path are held. */
  | { readonly kind: 'held'; readonly path: string }
  /** The document's bytes are held as the server sent them. */
  | { readonly kind: 'bytes' }
  /** The document's bytes are held as the server sent them, and the encoding that was used is named. */
  | { readonly kind: 'source'; readonly encoding: string }
  /** `state.json` says it. */
  | { readonly kind: 'state'; readonly pattern: RegExp };

/** One thing that a page can do and that its capture has to keep. */
export interface Feature {
  /** The section's id is `f-<slug>`. */
  readonly slug: string;
  /** What is kept, in a few words: the test's name. */
  readonly name: string;
  /** What stands in the section. */
  readonly html: string;
  /** What has to stand in the page's head. */
  readonly head?: string;
  readonly files?: SiteFiles;
  /**
   * Runs in the page, from its source text: nothing outside of it can be named. Answers a string when the browser
   * cannot do it at all: why.
   */
  readonly ready?: (section: HTMLElement, tools: PageTools) => unknown;
  /**
   * What has to be equal: `pixels and text` (when nothing is said), the `box` of each element with the class
   * `box`, or `nothing`, where the other promises are all.
   */
  readonly equal?: 'box' | 'nothing';
  /** The share of pixels that may differ, 0 to 1, for what goes on moving while it is captured. */
  readonly moving?: number;
  /** The feature is the whole window, not a section. */
  readonly whole?: true;
  readonly also?: readonly Promised[];
}

/** A page with features on it. */
export interface FeaturePage {
  readonly path: string;
  readonly title: string;
  readonly features: readonly Feature[];
  readonly height: number;
  /** Where the person has scrolled to. */
  readonly scrollTo?: number;
  readonly doctype?: string;
  readonly bodyAttributes?: string;
  readonly type?: string;
  readonly head?: string;
  /** The page's text becomes bytes by this; UTF-8 without it. */
  readonly encode?: (page: string) => Buffer;
  /** A document written out in full, where the usual frame of a page would be in the way. */
  readonly written?: string | Buffer;
}
