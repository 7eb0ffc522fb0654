import { formatDecimal } from '../i18n/index.ts';
import type { Job } from '../model/index.ts';
import { locale, say } from './language.ts';

function words({ stage, done, total }: Pick<Job, 'stage' | 'done' | 'total'>): string {
  const name = say(`stage.${stage}`);
  if (total === 0) return name;
  const places = {
    done: formatDecimal(locale.value, done),
    total: formatDecimal(locale.value, total),
    n: total,
  };
  return `${name} · ${say(stage === 'files' ? 'progress.files' : 'progress.steps', places)}`;
}

interface Props {
  readonly job: Pick<Job, 'stage' | 'done' | 'total'>;
  readonly onCancel: (() => void) | null;
}

/** Where a long work stands, with the button that stops it. */
export function JobProgress({ job, onCancel }: Props) {
  const told = words(job);
  return (
    <div class="progress">
      <div class="progress-line">
        {job.total === 0 ? (
          <progress aria-label={told} />
        ) : (
          <progress aria-label={told} value={Math.min(job.done, job.total)} max={job.total} />
        )}
        <button type="button" disabled={onCancel === null} onClick={() => onCancel?.()}>
          {say('cancel')}
        </button>
      </div>
      <p class="quiet">{told}</p>
    </div>
  );
}
