const fewestDigits = 4;

/** True when two numbers differ by two neighbouring digits that changed places: `3431510` and `3341510`. */
export function exchangesDigits(a: string, b: string): boolean {
  const left = a.replace('.', '');
  const right = b.replace('.', '');
  if (left.length !== right.length || left.length < fewestDigits || a.indexOf('.') !== b.indexOf('.'))
    return false;
  const apart = Array.from(left).flatMap((digit, at) => (digit === right[at] ? [] : [at]));
  const [first = 0, second = 0] = apart;
  return (
    apart.length === 2 &&
    second === first + 1 &&
    left[first] === right[second] &&
    left[second] === right[first]
  );
}

/** True when two numbers written alike differ in one digit: `300907` and `200907`. */
export function differsInOneDigit(a: string, b: string): boolean {
  if (a.length !== b.length || a.replace('.', '').length < fewestDigits) return false;
  return Array.from(a).filter((digit, at) => digit !== b[at]).length === 1;
}
