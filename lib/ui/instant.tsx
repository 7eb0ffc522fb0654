import { formatDay, formatTime, formatUtc } from '../i18n/index.ts';
import { locale } from './language.ts';
import { formatMoment } from './moment.ts';

interface Props {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `moment` leaves the day out if it is today; `full` never does. */
  readonly as?: 'moment' | 'full';
  readonly seconds?: boolean;
}

/** A time in the person's zone, UTC on hover. */
export function Instant({ at, as = 'moment', seconds = true }: Props) {
  const date = new Date(at);
  const full = (): string => `${formatDay(locale.value, date)}, ${formatTime(date, seconds)}`;
  return (
    <time dateTime={at} title={formatUtc(date)}>
      {as === 'full' ? full() : formatMoment(locale.value, date, new Date(), seconds)}
    </time>
  );
}
