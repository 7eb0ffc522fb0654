import { chooseAnswers, hearsAnswers } from '../../lib/platform/index.ts';
import { say } from '../../lib/ui/language.ts';

/** What it is good for to keep what sites send while their pages are open, what it costs, and the choice. */
export function AnswersChoice({ chosen }: { readonly chosen: boolean }) {
  if (!hearsAnswers()) return null;
  return (
    <>
      <h2>{say('exact.title')}</h2>
      <p id="answers-why">{say('answers.why')}</p>
      <p>
        <label>
          <input
            type="checkbox"
            aria-describedby="answers-why answers-cost"
            defaultChecked={chosen}
            onChange={(event) => void chooseAnswers(event.currentTarget.checked)}
          />{' '}
          {say('answers.choice')}
        </label>
      </p>
      <p id="answers-cost" class="quiet">
        {say('answers.cost')}
      </p>
    </>
  );
}
