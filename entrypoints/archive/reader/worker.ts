import { Archive } from '../../../lib/archive/index.ts';
import { alignedText } from '../../../lib/jobs/aligned-text.ts';
import { compareStored } from '../../../lib/jobs/compare-stored.ts';
import { figureHistory } from '../../../lib/jobs/figure-history.ts';
import { shownComparison } from '../../../lib/jobs/shown-comparison.ts';
import { type Comparison, KuaError } from '../../../lib/model/index.ts';
import type { Kind, Question, Questions, Reply } from './messages.ts';

// Reading and comparing captures can take seconds: it is done here, so that the page stays quick.
const archive = new Archive();
let compared: Comparison | null = null;

const reply = (message: Reply): void => {
  postMessage(message);
};

async function* answersTo(question: Question): AsyncGenerator<Questions[Kind]['answer']> {
  switch (question.kind) {
    case 'comparison':
      compared = await compareStored(archive, question.a, question.b);
      yield shownComparison(compared);
      return;
    case 'rows':
      yield compared?.tables[question.table]?.rows.slice(question.from, question.to) ?? [];
      return;
    case 'text':
      yield await alignedText(archive, question.a, question.b);
      return;
    case 'figure':
      yield* figureHistory(archive, question.ref, question.pointed);
  }
}

async function answer(question: Question): Promise<void> {
  const { id } = question;
  try {
    let latest: Questions[Kind]['answer'] | undefined;
    for await (const one of answersTo(question)) {
      if (latest !== undefined) reply({ id, answer: latest, last: false });
      latest = one;
    }
    if (latest !== undefined) reply({ id, answer: latest, last: true });
  } catch (thrown) {
    const { code, detail } = KuaError.from(thrown);
    reply({ id, refused: { code, detail } });
  }
}

addEventListener('message', (event: MessageEvent<Question>) => {
  void answer(event.data);
});
