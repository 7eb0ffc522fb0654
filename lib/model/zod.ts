import * as z from 'zod/mini';

// Zod's compiled parsers use `new Function`, which the extension's content security policy forbids.
z.config({ jitless: true });

export { z };

/** Hex SHA-256, lower case, without a prefix. */
export const sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** `sha256:` and the hex digest, as log lines and key ids carry it. */
export const prefixedSha256 = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));

/** UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/** `20260315T120000123Z-1a2b3c4d`: the start of the capture and 8 random hex digits. */
export const captureId = z.string().check(z.regex(/^\d{8}T\d{9}Z-[0-9a-f]{8}$/));

/** A whole number that is not negative. */
export const count = z.int().check(z.nonnegative());
