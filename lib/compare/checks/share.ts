/** Decimals that a plain decimal is printed with. */
const decimals = (value: string): number => value.split('.')[1]?.length ?? 0;

const scaled = (value: string): bigint => BigInt(value.replace('.', ''));

/**
 * True when `count` is `percent` of `base` within what rounding can do: half of the last printed digit, either way where
 * it falls on the half, or cut off after the last printed digit, as the Russian commissions print 20.99 for 20.997. All
 * are plain decimals, `count` and `base` whole numbers.
 */
export function isShareOf(count: string, percent: string, base: string): boolean {
  const all = BigInt(base);
  const above = BigInt(count) * 100n * 10n ** BigInt(decimals(percent)) - scaled(percent) * all;
  return -2n * above <= all && above < all;
}

/** `count` in per cent of `base`, with as many decimals as `like` has and two at least, rounded half up. */
export function shareOf(count: string, base: string, like: string): string {
  const places = Math.max(2, decimals(like));
  const unit = BigInt(count) * 100n * 10n ** BigInt(places);
  const all = BigInt(base);
  const digits = ((2n * unit + all) / (2n * all)).toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The whole numbers that `count` may be `percent` of, from and to; null where the percentage rounds from zero. */
export function basesOf(
  count: string,
  percent: string,
): { readonly from: bigint; readonly to: bigint } | null {
  const unit = 100n * 10n ** BigInt(decimals(percent)) * BigInt(count);
  const share = scaled(percent);
  if (share === 0n || unit === 0n) return null;
  return { from: unit / (share + 1n) + 1n, to: (2n * unit) / (2n * share - 1n) };
}

export const isWhole = (value: string): boolean => /^\d{1,15}$/u.test(value);
