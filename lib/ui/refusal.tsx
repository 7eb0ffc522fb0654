import type { ComponentChildren } from 'preact';
import type { RefusalCode } from '../model/index.ts';
import { say } from './language.ts';

interface Props {
  readonly code: RefusalCode;
  /** For a report; shown only on demand. */
  readonly detail?: string | null;
  /** What can be done here and now, as buttons. */
  readonly children?: ComponentChildren;
}

/** Why something could not be done: what happened, what is kept, what to do. */
export function Refusal({ code, detail = null, children }: Props) {
  return (
    <div role="alert" class={code === 'no-storage' ? 'refusal loud' : 'refusal'} data-code={code}>
      <p>
        <strong>{say(`error.${code}.what`)}</strong>
      </p>
      <p>{say(`error.${code}.kept`)}</p>
      <p>{say(`error.${code}.todo`)}</p>
      {children}
      {detail !== null && (code === 'unexpected' || code === 'log-broken') && (
        <details>
          <summary>{say('error.report')}</summary>
          <pre class="wrap">{detail}</pre>
        </details>
      )}
    </div>
  );
}
