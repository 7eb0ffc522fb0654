import type { HeardAnswers } from '../archive/heard-answers.ts';
import { hearsAnswers, isSameSession, onAnswersChosen, wantsAnswers } from './answers-choice.ts';
import { AnswerListener } from './answers.ts';
import { onGranted } from './permissions.ts';

/**
 * Hear what sites send to open pages, if the person wants it and the browser can. To be called synchronously when the
 * background starts.
 *
 * @returns what was heard of a tab's document, null where nobody listened
 */
export function hearAnswers(store: HeardAnswers): (tabId: number) => ReturnType<HeardAnswers['of']> {
  if (!hearsAnswers()) return () => Promise.resolve(null);
  const listener = new AnswerListener(store);
  let listening = false;
  const follow = (): void => {
    const wanted = wantsAnswers();
    if (wanted === listening) return;
    listening = wanted;
    if (wanted) listener.start();
    else void listener.stop();
  };
  follow();
  onAnswersChosen(follow);
  onGranted(() => {
    if (listening) listener.start();
  });
  listener.forgetTabsOfBefore(isSameSession());
  return (tabId) => (listening ? listener.of(tabId) : Promise.resolve(null));
}
