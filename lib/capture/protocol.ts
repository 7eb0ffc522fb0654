import { Headers, refusalCodes, Remark } from '../model/index.ts';
import { z } from '../model/zod.ts';
import { pictureBytes } from './digit-pictures.ts';

const text = z.string();

/** The bytes of a file as they are carried; see `body.ts`. */
const isBuffered = (bytes: unknown): boolean =>
  bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer;
const Body = z.union([z.instanceof(Blob), z.custom<Uint8Array<ArrayBuffer>>(isBuffered)]);

/** A response whose body was read to its end. `cached`: it came from the page's cache, without a request. */
export const FetchedBody = z.strictObject({
  url: text,
  finalUrl: text,
  status: z.number(),
  statusText: text,
  headers: Headers,
  cached: z.boolean(),
  /** Kuä's background asked for it, with its own permission and past the page. */
  outside: z.optional(z.literal(true)),
  fetchedAtMs: z.number(),
  body: Body,
  /** A style sheet's text as the page had it, where scripts had changed it; a picture that is not the one shown. */
  shown: z.optional(z.union([text, z.instanceof(Blob)])),
});
export type FetchedBody = z.infer<typeof FetchedBody>;

/**
 * Why bytes are not there: `blocked` (the page may not read them: no CORS), `timeout`, `truncated`, `http-404`,
 * `tainted` (a drawing of another site's pictures), `blank`, … With how much had come of how much was announced, where
 * an answer had begun.
 */
export const FetchFailure = z.strictObject({
  url: text,
  error: text,
  got: z.optional(z.number()),
  announced: z.optional(z.number()),
  /** What the page had all the same: a style sheet's text, or a picture drawn anew. */
  shown: z.optional(z.union([text, z.instanceof(Blob)])),
});
export type FetchFailure = z.infer<typeof FetchFailure>;

export const Fetched = z.union([FetchedBody, FetchFailure]);
export type Fetched = z.infer<typeof Fetched>;

/** Where the page stands and what is in the way, for a picture of it. CSS pixels. */
export const PageView = z.strictObject({
  y: z.number(),
  /** The area the page is shown in, without scroll bars. */
  width: z.number(),
  height: z.number(),
  /** The same with them: what a picture of the tab shows. */
  windowWidth: z.number(),
  dpr: z.number(),
  pageWidth: z.number(),
  pageHeight: z.number(),
  /** How much of the upper and lower edge is covered by what stays in place while the page scrolls. */
  top: z.number(),
  bottom: z.number(),
  /** Something that stays in place covers too much to be left out. */
  repeats: z.boolean(),
});
export type PageView = z.infer<typeof PageView>;

/** Where a page stands that is scrolled through, once it has loaded what it loads there. CSS pixels. */
export const ScrollPlace = z.strictObject({
  y: z.number(),
  /** The area the page is shown in. */
  height: z.number(),
  pageHeight: z.number(),
  /** Pictures it had asked for that had not come in time. */
  late: z.number(),
  /** It went on adding to itself, or loading. */
  restless: z.boolean(),
  /** The tab is not in front: browsers load less then. */
  hidden: z.boolean(),
  /** When the document began to arrive, since the epoch: tells it from another. */
  responseAtMs: z.nullable(z.number()),
});
export type ScrollPlace = z.infer<typeof ScrollPlace>;

/** A picture of the ten digits, as `getImageData` gives it; empty where none was needed. */
const DigitPicture = z.custom<Uint8Array<ArrayBuffer>>(
  (bytes) => isBuffered(bytes) && [0, pictureBytes].includes((bytes as Uint8Array).byteLength),
);

/** How a page draws the digits: without a font of its own, and with those that it has. `own` are the digits a font has. */
export const DrawnDigits = z.strictObject({
  borrowed: DigitPicture,
  fonts: z.array(z.strictObject({ family: text, own: text, picture: DigitPicture })),
  /** It has more fonts than are looked at. */
  beyond: z.boolean(),
});
export type DrawnDigits = z.infer<typeof DrawnDigits>;

/** From the content script to the background. */
export const FromPage = z.discriminatedUnion('type', [
  /** A `Snapshot` as JSON. In a Blob, since Chrome refuses messages of more than 64 MiB but does not count Blobs. */
  z.strictObject({ type: z.literal('snapshot'), json: z.instanceof(Blob) }),
  /** How the page's fonts draw digits. */
  z.strictObject({ type: z.literal('digits'), drawn: z.nullable(DrawnDigits) }),
  /** In which of the fonts it was asked for the page shows digits. */
  z.strictObject({ type: z.literal('used'), families: z.array(text) }),
  /** What the page draws out of other files, by number, once those are there; said by pages that do so. */
  z.strictObject({
    type: z.literal('drawn'),
    drawings: z.array(z.nullable(text)),
    limitations: z.array(Remark),
  }),
  z.strictObject({ type: z.literal('source'), fetched: Fetched }),
  z.strictObject({ type: z.literal('fetched'), fetched: Fetched }),
  z.strictObject({ type: z.literal('looked'), view: PageView }),
  z.strictObject({ type: z.literal('settled'), place: ScrollPlace }),
  z.strictObject({ type: z.literal('failed'), code: z.enum(refusalCodes), detail: z.nullable(text) }),
]);
export type FromPage = z.infer<typeof FromPage>;

/** From the background to the content script. */
export const ToPage = z.discriminatedUnion('type', [
  /** Say in which of these fonts the page shows digits. */
  z.strictObject({ type: z.literal('uses'), families: z.array(text) }),
  /** More to fetch in the page. */
  z.strictObject({ type: z.literal('fetch'), urls: z.array(text) }),
  /** Fetch nothing more than what is coming already. */
  z.strictObject({ type: z.literal('enough') }),
  /** Scroll to `y`, null for not at all, and say what is there. At the end of the connection it is scrolled back. */
  z.strictObject({ type: z.literal('look'), y: z.nullable(z.number()) }),
  /** To the script that scrolls: go to `y`, null for nowhere, and say where the page stands when it has loaded what it loads there. */
  z.strictObject({ type: z.literal('settle'), y: z.nullable(z.number()) }),
]);
export type ToPage = z.infer<typeof ToPage>;

/** A frame that is being captured, as the background sees it. */
export interface PageConnection {
  readonly tabId: number;
  readonly frameId: number;
  ask(message: ToPage): void;
  /** Messages that do not parse are dropped: the page's process may be hostile. */
  onMessage(listener: (message: FromPage) => void): void;
  /** The document is gone: closed, or left for another. */
  onGone(listener: () => void): void;
  close(): void;
}

/** A tab's page as it is being captured. */
export interface CapturedPage {
  readonly top: PageConnection;
  /** The frames in it, once the script has run in all that permission reaches. Never rejects. */
  readonly frames: Promise<readonly PageConnection[]>;
}
