/**
 * When the document began to arrive, in milliseconds since the epoch, null where browsers do not tell: of two documents
 * in a tab, no two have the same.
 */
export function responseTime(timing: PerformanceNavigationTiming | null): number | null {
  const responded = timing?.responseStart ?? 0;
  return responded === 0 ? null : performance.timeOrigin + responded;
}

/** How the document came. */
export function navigation(): PerformanceNavigationTiming | null {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming ? entry : null;
}
