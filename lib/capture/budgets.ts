const KiB = 1024;
const MiB = 1024 * KiB;

/** What one capture may cost. A budget that bites is named in the record's limitations. */
export const budgets = {
  /** Nodes of one document; a larger one is refused: a million take some seconds of the page's main thread. */
  nodes: 3_000_000,
  /** Characters of one serialised document; a larger one is refused: it is held three times over while it is sealed. */
  htmlChars: 128 * MiB,
  /** Files asked for; a page of 600 results with a flag each and a news page stay far below. */
  resources: 4_000,
  /** Bytes of one file, after content decoding: a scanned protocol of 30 pages fits, a film does not. */
  resourceBytes: 32 * MiB,
  /** Bytes of all files: they lie in the background's memory until they are sealed. */
  totalBytes: 256 * MiB,
  /** A page as Chrome saves it, from which shown pictures are taken: most of `totalBytes`, a third larger by its encoding. */
  savedPageBytes: 192 * MiB,
  /** Until Chrome has saved it; 9.5 MB take it 150 ms. */
  savedPageMs: 10_000,
  /** Style sheets that import each other in a row; nobody writes more than three or four. */
  importDepth: 8,
  /** Style sheets that others import, in all. */
  imports: 200,
  /** Pictures that no cache holds, held against what the page shows; each is drawn twice on the page's thread. */
  comparedPictures: 200,
  /** Animations that are held as they stood; a page of fireworks would take seconds. */
  animations: 2_000,
  /** Characters of what a page draws out of other files; a large set of icons has some tens of thousands. */
  drawingChars: 2 * MiB,
  /** Web fonts whose digits are looked at, a few milliseconds each; most pages have two or three. */
  checkedFonts: 32,
  /** Fetched at once in the page: as many as browsers open to one host; more block the page's main thread. */
  parallel: 6,
  /** Until a file has come whole. */
  resourceMs: 15_000,
  /** Without a byte for so long, an answer that has begun is taken to have broken off. */
  stallMs: 5_000,
  /** From the click on, without the picture of the whole page; what is not there by then is listed as missing. */
  captureMs: 60_000,
  /** Pages within the page; a page that makes thousands of them would fill the archive with nothing. */
  frames: 200,
  /** How deep pages stand within pages. */
  frameDepth: 8,
  /** Until every frame has been read; one that is busy for longer is listed as not captured. */
  framesMs: 10_000,
  /** Until a page whose main thread is busy answers. */
  answerMs: 45_000,
  /** Files the page links to, where the person wants them too: a page of rulings links some dozens. */
  documents: 200,
  /** Pixels from the top of the page to the end of its picture; a page that grows as it is scrolled has no end. */
  pagePictureHeight: 64_000,
  /** Pixels of one strip: half of what every browser can draw and a WebP can hold, 40 MB of memory at 1,280 wide. */
  stripHeight: 8_000,
  /** For the picture of the whole page alone: Chrome takes two a second, and 64,000 px are 70 of them. */
  pagePictureMs: 45_000,
  /** Pixels that a page is scrolled through to be captured once more: as many as a picture of it may have. */
  scrollHeight: 64_000,
  /** For scrolling through it alone, in views of its window: 64,000 px are 80 of them. */
  scrollMs: 45_000,
  /** Until what a page loads at one place it was scrolled to is there. */
  placeMs: 5_000,
  /** A page that adds and loads nothing for so long is taken to have done with it. */
  restMs: 500,
} as const;
