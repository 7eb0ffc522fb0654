import { JobProgress } from '../../lib/ui/job-progress.tsx';
import { say } from '../../lib/ui/language.ts';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { CaptureOptions } from './capture-options.tsx';
import { ResultLines } from './result-lines.tsx';
import { actions, hopeless, job, page, refusal, result, starting, startFailure, working } from './state.ts';

function begin(): void {
  starting.value = true;
  startFailure.value = null;
  void actions.value?.capture();
}

function Shown() {
  const failure = refusal.value;
  if (!failure) return null;
  const url = page.value?.tab.url ?? null;
  return (
    <Refusal code={failure.code} detail={failure.detail}>
      {(failure.code === 'no-permission' || failure.code === 'pdf-viewer') && url !== null && (
        <button type="button" onClick={() => void actions.value?.allow([url])}>
          {say('allow')}
        </button>
      )}
    </Refusal>
  );
}

/** The one primary button; while it works, how far it is; then what came of it. */
export function CapturePanel() {
  const running = job.value?.state === 'running' ? job.value : null;
  // While the page is captured once more, it is captured already.
  const isKept = !working.value || running?.expands !== undefined;
  const done = isKept && !refusal.value ? result.value : null;
  return (
    <section class="capture">
      {working.value && !hopeless.value ? (
        <JobProgress
          job={running ?? { stage: 'waiting', done: 0, total: 0 }}
          onCancel={running === null ? null : () => void actions.value?.cancel()}
        />
      ) : (
        <>
          <button
            type="button"
            class="primary"
            disabled={hopeless.value !== null || (page.value?.refusal ?? null) !== null}
            onClick={begin}
          >
            {say('popup.capture')}
          </button>
          <CaptureOptions />
        </>
      )}
      <div role="status">{done && <ResultLines result={done} />}</div>
      <Shown />
    </section>
  );
}
