/** Bounds of what is read. A token with four certificates has 7 kB. */
export const timestampLimits = {
  /** Of an authority's answer, and so of a `.tsr` file. */
  replyBytes: 128 * 1024,
  /** In a token, or in a file of certificates. */
  certificates: 32,
  /** Of a file of certificates. */
  pemBytes: 256 * 1024,
  /** Of text of others that is shown. */
  textLength: 200,
} as const;
