const plainDecimal = /^[+-]?\d+(?:\.\d+)?$/;

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

function scaled(value: string): Scaled {
  if (!plainDecimal.test(value)) throw new RangeError(`not a plain decimal: ${value}`);
  const point = value.indexOf('.');
  const scale = point < 0 ? 0 : value.length - point - 1;
  return { units: BigInt(value.replace(/[+.]/gu, '')), scale };
}

function plain({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? '' : `.${digits.slice(digits.length - scale)}`;
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}

const widen = (value: Scaled, scale: number): bigint => value.units * 10n ** BigInt(scale - value.scale);

function combine(a: string, b: string, sign: bigint): string {
  const left = scaled(a);
  const right = scaled(b);
  const scale = Math.max(left.scale, right.scale);
  return plain({ units: widen(left, scale) + sign * widen(right, scale), scale });
}

/**
 * `a − b`, exactly. Plain decimals in and out (`-8.07`, `20817`): a minus where below zero, never a plus,
 * as many digits after the point as the longer of the two has.
 *
 * @throws RangeError when either is not a plain decimal
 */
export function subtract(a: string, b: string): string {
  return combine(a, b, -1n);
}

/**
 * `a + b`, exactly; shapes as for `subtract`.
 *
 * @throws RangeError when either is not a plain decimal
 */
export function add(a: string, b: string): string {
  return combine(a, b, 1n);
}

/**
 * True when two plain decimals are the same number, however many zeros they end with.
 *
 * @throws RangeError when either is not a plain decimal
 */
export function sameValue(a: string, b: string): boolean {
  return scaled(subtract(a, b)).units === 0n;
}

/**
 * A plain decimal times ten to the power of `power` (0 or more): `7.5` and 6 give `7500000`.
 *
 * @throws RangeError when `value` is not a plain decimal
 */
export function timesTen(value: string, power: number): string {
  const { units, scale } = scaled(value);
  return scale > power
    ? plain({ units, scale: scale - power })
    : plain({ units: units * 10n ** BigInt(power - scale), scale: 0 });
}

/**
 * `part` in per cent of `whole`, with two digits after the point, halves away from zero; null where `whole` is 0. The
 * sign is that of `part`.
 *
 * @throws RangeError when either is not a plain decimal
 */
export function percentOf(part: string, whole: string): string | null {
  const [left, right] = [scaled(part), scaled(whole)];
  const divisor = widen(right, Math.max(left.scale, right.scale)) * (right.units < 0n ? -1n : 1n);
  if (divisor === 0n) return null;
  const dividend = widen(left, Math.max(left.scale, right.scale)) * 10_000n;
  const doubled = (dividend < 0n ? -dividend : dividend) * 2n + divisor;
  const rounded = doubled / (divisor * 2n);
  return plain({ units: dividend < 0n ? -rounded : rounded, scale: 2 });
}
