import type { BackgroundPort } from './content.ts';
import { PageWalk } from './page-walk.ts';

/** The place that the background asks for, null for where the page stands; undefined for anything else. */
function placeOf(raw: unknown): number | null | undefined {
  if (typeof raw !== 'object' || raw === null || !('type' in raw) || !('y' in raw)) return undefined;
  if (raw.type !== 'settle') return undefined;
  return raw.y === null || typeof raw.y === 'number' ? raw.y : undefined;
}

/**
 * The work of the script that scrolls a page through: to each place the background asks for, and back when it ends the
 * connection.
 */
export function scrollThisPage(document: Document, port: BackgroundPort): void {
  const walk = new PageWalk(document);
  let isOver = false;
  const settle = async (y: number | null): Promise<void> => {
    const place = await walk.settle(y);
    if (!isOver) port.postMessage({ type: 'settled', place });
  };
  port.onMessage((raw) => {
    const y = placeOf(raw);
    if (y !== undefined) void settle(y);
  });
  port.onDisconnect(() => {
    isOver = true;
    void walk.restore();
  });
}
