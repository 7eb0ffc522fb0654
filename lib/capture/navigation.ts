/**
 * When the document began to arrive, in milliseconds since the epoch, null where browsers do not tell: of two documents
 * in a tab, no two have the same.
 */
export function responseTime(timing: PerformanceNavigationTiming | null): number | null {
  if (!timing) return null;
  const { responseStart, responseStatus } = timing;
  // Firefox rounds to whole milliseconds: within the first is 0 too.
  return responseStart === 0 && responseStatus === 0 ? null : performance.timeOrigin + responseStart;
}

/** How the document came. */
export function navigation(): PerformanceNavigationTiming | null {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming ? entry : null;
}
