import { KuaError, PageAnswer, PageMessage } from '../model/index.ts';
import { browser, type Runtime } from './browser.ts';

/** Say `message` to the background and wait for its answer. @throws KuaError what the background answered */
export async function tellBackground(message: PageMessage): Promise<{ jobId: string }> {
  const answer = PageAnswer.parse(await browser.runtime.sendMessage(message));
  if ('error' in answer) throw new KuaError(answer.error, answer.detail);
  return answer;
}

/** True if the message came from one of Kuä's own pages: not from a content script, a web page or another extension. */
export function isOwnPage(sender: Runtime.MessageSender): boolean {
  const own = browser.runtime.getURL('');
  return sender.id === browser.runtime.id && sender.url?.startsWith(own) === true;
}

/**
 * Answer messages from Kuä's own pages with `answer`. Anything else is refused: a message is parsed and its sender
 * checked before it is believed. Called once, synchronously, at the start of the background.
 */
export function answerPages(answer: (message: PageMessage) => Promise<PageAnswer>): void {
  browser.runtime.onMessage.addListener(
    async (raw: unknown, sender: Runtime.MessageSender): Promise<PageAnswer> => {
      const message = PageMessage.safeParse(raw);
      if (!isOwnPage(sender) || !message.success) return { error: 'bad-message', detail: null };
      try {
        return await answer(message.data);
      } catch (error) {
        const { code, detail } = KuaError.from(error);
        return { error: code, detail };
      }
    },
  );
}
