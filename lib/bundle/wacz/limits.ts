/** What a WACZ in a bundle stays under. */
export const waczLimits = {
  /**
   * Bytes of what it holds. It repeats the files of the bundle so that a web-archive player opens them: above this a
   * bundle would double to what is hard to send, and a player in a browser reads the whole to check it.
   */
  bytes: 200e6,
  /** Their index is sorted in memory. */
  records: 100_000,
  /** Longer addresses are in no record: readers of WARC give up on long header lines. */
  addressChars: 8192,
  /** Of a page: players show larger ones without leading their addresses into the archive. */
  pageBytes: 50_000_000,
  /** Of a style sheet that is compared with what was received. */
  sheetBytes: 16 * 1024 ** 2,
  /** Of a page's title in the list of pages. */
  titleChars: 2_000,
  /** How much a page may grow by having its addresses back: what has none goes in as `data:`. */
  pageGrowthChars: 16 * 1024 ** 2,
  /** What goes in as `data:` counts as so much at least: a million small files take as long as large ones. */
  leastDataChars: 1024,
  /** Frames within frames without an address, or style sheets that import each other. */
  depth: 16,
} as const;
