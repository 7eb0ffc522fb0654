import type { CDPSession, Page } from 'puppeteer-core';

/** Run an expression in a world of that name in the page's main frame, as a content script's code runs. */
export async function evaluateIn(
  session: CDPSession,
  page: Page,
  worldName: string,
): Promise<(expression: string) => Promise<unknown>> {
  const { frameTree } = await session.send('Page.getFrameTree');
  // A world that has this name already is taken, not made again.
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName,
  });
  return async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      const { exception, text } = exceptionDetails;
      throw new Error(`on ${page.url()}: ${exception?.description ?? text}`);
    }
    return result.value;
  };
}
