import type { ComponentChildren } from 'preact';
import type { LogLoss } from '../archive/index.ts';
import { say } from './language.ts';

interface Props {
  readonly loss: LogLoss;
  /** What can be done here and now, as buttons. */
  readonly children: ComponentChildren;
}

/** The archive is not the one that Kuä remembers: what happened, what is kept, what to do. */
export function LossAlarm({ loss: { had, has }, children }: Props) {
  return (
    <div role="alert" class="refusal loud">
      <p>
        <strong>{say('loss.what')}</strong> {say('loss.entries', { had, has })}
      </p>
      <p>{say('loss.kept')}</p>
      <p>{say('loss.todo')}</p>
      {children}
    </div>
  );
}
