import { useId, useState } from 'preact/hooks';
import { hurryProofs, openProofs, type Archive } from '../../lib/archive/index.ts';
import { askFor, askForTime, changeSettings, patternOf, type Settings } from '../../lib/platform/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { formatMoment } from '../../lib/ui/moment.ts';
import { publicAuthorities, publicCalendars, serviceAddress, type PublicService } from './time-services.ts';

type Kind = 'authorities' | 'calendars';

function Service({
  service: { name, address },
  chosen,
  onChoose,
}: {
  readonly service: PublicService;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}) {
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => {
            onChoose(event.currentTarget.checked);
          }}
        />{' '}
        {name} <span class="quiet address">{address}</span>
        {address.startsWith('http:') && <span class="look"> {say('time.plain')}</span>}
      </label>
    </li>
  );
}

function OwnAddress({ onAdd }: { readonly onAdd: (address: string) => void }) {
  const [isBad, setBad] = useState(false);
  const id = useId();
  return (
    <form
      class="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const text = new FormData(form).get('address');
        const address = typeof text === 'string' ? serviceAddress(text) : null;
        setBad(address === null);
        if (address === null) return;
        onAdd(address);
        form.reset();
      }}
    >
      <label for={id}>{say('time.own')}</label>
      <span class="actions">
        <input id={id} name="address" type="url" required aria-invalid={isBad} spellcheck={false} />
        <button type="submit">{say('time.add')}</button>
      </span>
      {isBad && (
        <span role="alert" class="look">
          {say('time.badAddress')}
        </span>
      )}
    </form>
  );
}

interface Group {
  readonly kind: Kind;
  readonly offered: readonly PublicService[];
  readonly chosen: readonly string[];
}

/** Services of one kind, those offered and the person's own, and which of them are asked. */
function Services({ kind, offered, chosen: first }: Group) {
  const [chosen, setChosen] = useState(first);
  const [isRefused, setRefused] = useState(false);
  const own = chosen.filter((address) => !offered.some((one) => one.address === address));
  const all = [...offered, ...own.map((address) => ({ name: new URL(address).host, address }))];
  const keep = (addresses: readonly string[]): void => {
    setChosen(addresses);
    void changeSettings({ [kind]: [...addresses] });
  };
  const choose = (address: string): void => {
    // The browser asks the person, and only from within the click.
    void askFor([patternOf(new URL(address).origin)]).then((granted) => {
      setRefused(!granted);
      if (granted) keep([...new Set([...chosen, address])]);
      else setChosen([...chosen]);
    });
  };
  return (
    <fieldset>
      <legend>{say(`time.${kind}`)}</legend>
      <p class="quiet">{say(`time.${kind}Note`)}</p>
      <ul role="list">
        {all.map((service) => (
          <Service
            key={service.address}
            service={service}
            chosen={chosen.includes(service.address)}
            onChoose={(wanted) => {
              if (wanted) choose(service.address);
              else keep(chosen.filter((address) => address !== service.address));
            }}
          />
        ))}
      </ul>
      {isRefused && (
        <p role="alert" class="look">
          {say('time.refused')}
        </p>
      )}
      <OwnAddress onAdd={choose} />
    </fieldset>
  );
}

function Waiting({ archive }: { readonly archive: Archive }) {
  const open = useLive(() => openProofs(archive), []);
  if (open.state !== 'ready' || !open.value) return null;
  const { count, nextAtMs } = open.value;
  const when = formatMoment(locale.value, new Date(nextAtMs), new Date(), false);
  return (
    <p role="status">
      {say('time.waiting', { n: count, when })}{' '}
      <button
        type="button"
        class="small"
        onClick={() => {
          void hurryProofs(archive, Date.now()).then(askForTime);
        }}
      >
        {say('time.now')}
      </button>
    </p>
  );
}

/** Who is asked to confirm the time of captures and bundles: nobody, until the person chooses. */
export function TrustedTime({
  archive,
  settings,
}: {
  readonly archive: Archive;
  readonly settings: Settings;
}) {
  return (
    <>
      <p>
        {say('time.why')} {say('time.sees')}
      </p>
      <Services kind="authorities" offered={publicAuthorities} chosen={settings.authorities} />
      <Services kind="calendars" offered={publicCalendars} chosen={settings.calendars} />
      <Waiting archive={archive} />
    </>
  );
}
