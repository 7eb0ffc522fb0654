/** A point in font units, y upwards. */
export type Point = readonly [x: number, y: number];

/** A line drawn with a pen: its middle, and whether it closes on itself. */
export interface Stroke {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** Points along an ellipse from one angle to another (degrees, counter-clockwise). */
export function arc(centre: Point, rx: number, ry: number, fromDegrees: number, toDegrees: number): Point[] {
  const steps = Math.max(6, Math.ceil(Math.abs(toDegrees - fromDegrees) / 9));
  return Array.from({ length: steps + 1 }, (_, n) => {
    const angle = ((fromDegrees + ((toDegrees - fromDegrees) * n) / steps) * Math.PI) / 180;
    return [centre[0] + rx * Math.cos(angle), centre[1] + ry * Math.sin(angle)];
  });
}

/** An open stroke through the points. */
export const line = (...points: readonly Point[]): Stroke => ({ points, closed: false });

/** A closed ellipse; its last point is left out, since the stroke closes. */
export const ring = (centre: Point, rx: number, ry: number): Stroke => ({
  points: arc(centre, rx, ry, 0, 360).slice(0, -1),
  closed: true,
});

/** Points along a quadratic curve, both ends included. */
export function curve(from: Point, control: Point, to: Point): Point[] {
  return Array.from({ length: 17 }, (_, n) => {
    const t = n / 16;
    const mix = (axis: 0 | 1): number =>
      (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * to[axis];
    return [mix(0), mix(1)];
  });
}

function unit(a: Point, b: Point): Point {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

/** One side of the stroke, `distance` to the left of it, with mitred corners. */
function side({ points, closed }: Stroke, distance: number): Point[] {
  const last = points.length - 1;
  return points.map((point, n) => {
    const before = points[n === 0 && closed ? last : n - 1];
    const after = points[n === last && closed ? 0 : n + 1];
    const into = before ? unit(before, point) : after ? unit(point, after) : ([1, 0] as const);
    const out = after ? unit(point, after) : into;
    const normal = [-(into[1] + out[1]) / 2, (into[0] + out[0]) / 2] as const;
    const scale = distance / Math.max(0.3, normal[0] ** 2 + normal[1] ** 2);
    return [Math.round(point[0] + normal[0] * scale), Math.round(point[1] + normal[1] * scale)];
  });
}

function clockwise(contour: readonly Point[]): boolean {
  const twiceArea = contour.reduce((sum, [x, y], n) => {
    const [x2, y2] = contour[(n + 1) % contour.length] ?? [x, y];
    return sum + x * y2 - x2 * y;
  }, 0);
  return twiceArea < 0;
}

const turned = (contour: Point[], wanted: boolean): Point[] =>
  clockwise(contour) === wanted ? contour : contour.toReversed();

/** Contours of a stroke of the given width: filled areas run clockwise, holes the other way (TrueType). */
export function contours(stroke: Stroke, width: number): Point[][] {
  const left = side(stroke, width / 2);
  const right = side(stroke, -width / 2);
  if (!stroke.closed) return [turned([...left, ...right.toReversed()], true)];
  // The points of a ring run counter-clockwise, so its left side is the hole.
  return [turned(right, true), turned(left, false)];
}
