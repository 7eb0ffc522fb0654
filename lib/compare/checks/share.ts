/** Decimals that a plain decimal is printed with. */
const decimals = (value: string): number => value.split('.')[1]?.length ?? 0;

const scaled = (value: string): bigint => BigInt(value.replace('.', ''));

/**
 * True when `count` is `percent` of `base` within what rounding can do: half of the last printed digit, either way where
 * it falls on the half. All are plain decimals, `count` and `base` whole numbers.
 */
export function isShareOf(count: string, percent: string, base: string): boolean {
  const all = BigInt(base);
  const apart = BigInt(count) * 100n * 10n ** BigInt(decimals(percent)) - scaled(percent) * all;
  return 2n * (apart < 0n ? -apart : apart) <= all;
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
  const unit = 2n * 100n * 10n ** BigInt(decimals(percent)) * BigInt(count);
  const twice = 2n * scaled(percent);
  if (twice <= 1n || unit === 0n) return null;
  const most = twice + 1n;
  return { from: (unit + most - 1n) / most, to: unit / (twice - 1n) };
}

export const isWhole = (value: string): boolean => /^\d{1,15}$/u.test(value);
