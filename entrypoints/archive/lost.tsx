import { useState } from 'preact/hooks';
import { acceptLoss, lossOf, type Archive } from '../../lib/archive/index.ts';
import { markButton } from '../../lib/platform/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { LossAlarm } from '../../lib/ui/loss-alarm.tsx';

/** What the archive has lost, until the person goes on with what is there. */
export function Lost({ archive }: { readonly archive: Archive }) {
  const [accepted, setAccepted] = useState(false);
  const found = useOnce(() => lossOf(archive), [archive, accepted]);
  if (found.state !== 'ready' || found.value === null) return null;
  const accept = async (): Promise<void> => {
    await acceptLoss(archive);
    await markButton(false);
    setAccepted(true);
  };
  return (
    <LossAlarm loss={found.value}>
      <button type="button" onClick={() => void accept()}>
        {say('loss.accept')}
      </button>
    </LossAlarm>
  );
}
