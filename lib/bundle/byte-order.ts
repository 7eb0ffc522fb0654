/** For sorting texts of ASCII as their bytes are: the same on every machine. */
export function byteOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
