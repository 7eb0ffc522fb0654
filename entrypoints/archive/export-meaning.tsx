import { checkCommands } from '../../lib/bundle/commands.ts';
import { say } from '../../lib/ui/language.ts';

const proves = ['unchanged', 'key', 'log'] as const;
const provesNot = ['server', 'who', 'truth'] as const;
const checks = ['open', 'sums', 'signature'] as const;

/** What a bundle proves and does not, and how a stranger checks it. */
export function ExportMeaning() {
  return (
    <>
      <h2>{say('export.proves')}</h2>
      <ul>
        {proves.map((point) => (
          <li key={point}>{say(`export.proves.${point}`)}</li>
        ))}
      </ul>
      <h2>{say('export.provesNot')}</h2>
      <ul>
        {provesNot.map((point) => (
          <li key={point}>{say(`export.provesNot.${point}`)}</li>
        ))}
      </ul>
      <p>{say('export.together')}</p>
      <h2>{say('export.check')}</h2>
      <ol>
        {checks.map((point) => (
          <li key={point}>{say(`export.check.${point}`)}</li>
        ))}
      </ol>
      {checkCommands
        .filter(([says]) => says === 'checkSums' || says === 'checkSeal')
        .map(([says, command]) => (
          <pre key={says} class="wrap">
            {command}
          </pre>
        ))}
    </>
  );
}
