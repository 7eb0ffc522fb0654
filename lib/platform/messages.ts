import { KuaError, PageAnswer, PageMessage } from '../model/index.ts';
import { browser, type Runtime } from './browser.ts';

/** Have the background begin or cancel a capture, and answer its job. @throws KuaError what the background answered */
export async function tellBackground(
  message: Exclude<PageMessage, { type: 'prove' }>,
): Promise<{ jobId: string }> {
  const answer = await ask(message);
  if (!('jobId' in answer)) throw new KuaError('bad-message');
  return answer;
}

/** Have the background ask for the proofs of time that are due. @throws KuaError what the background answered */
export async function askForTime(): Promise<void> {
  await ask({ type: 'prove' });
}

async function ask(message: PageMessage): Promise<Exclude<PageAnswer, { error: unknown }>> {
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
