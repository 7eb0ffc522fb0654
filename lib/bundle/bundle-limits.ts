/** More entries than this, or more bytes, and ZIP without its 64-bit form comes to its end (BUNDLE.md, “Layout”). */
export const bundleLimits = { entries: 60_000, bytes: 3.5 * 1024 ** 3 } as const;
