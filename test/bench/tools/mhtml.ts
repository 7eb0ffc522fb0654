import type { CaptureTool } from './tool.ts';

/** Chrome's own “web page, single file”. */
export const mhtml: CaptureTool = {
  name: "Chrome's MHTML",
  ready: async (page) => {
    const session = await page.createCDPSession();
    return async () => {
      const startedMs = performance.now();
      const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
      const ms = performance.now() - startedMs;
      await session.detach();
      return { ms, weigh: async () => Buffer.byteLength(data) };
    };
  },
};
