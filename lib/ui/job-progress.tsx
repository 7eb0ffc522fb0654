import { formatDecimal } from '../i18n/index.ts';
import type { Job } from '../model/index.ts';
import { locale, say } from './language.ts';
import { Progress } from './progress.tsx';

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
  return <Progress words={words(job)} done={job.done} total={job.total} onCancel={onCancel} />;
}
