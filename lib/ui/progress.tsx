import { say } from './language.ts';

interface Props {
  /** What is being done, and how far it is. */
  readonly words: string;
  readonly done: number;
  /** 0 where nobody knows how much there is to do. */
  readonly total: number;
  /** Null where it can no longer be stopped; left out where it never can. */
  readonly onCancel?: (() => void) | null;
}

/** How far a work is, in a bar and in words, with the button that stops it. */
export function Progress({ words, done, total, onCancel }: Props) {
  return (
    <div class="progress">
      <div class="progress-line">
        {total === 0 ? (
          <progress aria-label={words} />
        ) : (
          <progress aria-label={words} value={Math.min(done, total)} max={total} />
        )}
        {onCancel !== undefined && (
          <button type="button" disabled={onCancel === null} onClick={() => onCancel?.()}>
            {say('cancel')}
          </button>
        )}
      </div>
      <p class="quiet">{words}</p>
    </div>
  );
}
