import { useState } from 'preact/hooks';
import { askFor, holds } from '../../lib/platform/index.ts';
import { patternsOf, profiles, sitePatterns, type SiteProfile } from '../../lib/sites/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';

const kinds = ['commission', 'state', 'state-media'] as const;
const everySite = ['<all_urls>'];

interface Held {
  readonly all: boolean;
  readonly ids: ReadonlySet<string>;
}

async function readHeld(): Promise<Held> {
  const held = await Promise.all(
    profiles.map(async (profile) => ((await holds(patternsOf(profile))) ? [profile.id] : [])),
  );
  return { all: await holds(everySite), ids: new Set(held.flat()) };
}

function Site({ profile, allowed }: { readonly profile: SiteProfile; readonly allowed: boolean }) {
  return (
    <li>
      <span class="tick" aria-hidden="true">
        {allowed ? '✓' : '·'}
      </span>{' '}
      {profile.names[locale.value]}{' '}
      <span class="quiet">{profile.hosts.map((host) => host.replace('*.', '')).join(', ')}</span>
      {allowed && <span class="heard"> {say('sites.allowed')}</span>}
    </li>
  );
}

/** The listed sites with what is allowed of them, and the buttons that ask for more. */
export function SitePermissions() {
  const [asked, setAsked] = useState(0);
  const live = useOnce(readHeld, [asked]);
  const held: Held = live.state === 'ready' ? live.value : { all: false, ids: new Set() };
  const ask = (patterns: readonly string[]): void => {
    void askFor(patterns).then(() => {
      setAsked((times) => times + 1);
    });
  };
  const everyListed = profiles.every((profile) => held.ids.has(profile.id));
  const told = held.all ? say('sites.allAllowed') : everyListed ? say('sites.listedAllowed') : null;
  return (
    <>
      <p role="status">{told}</p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={live.state !== 'ready' || everyListed}
          onClick={() => {
            ask(sitePatterns());
          }}
        >
          {say('sites.askListed', { n: profiles.length })}
        </button>
        <button
          type="button"
          disabled={live.state !== 'ready' || held.all}
          onClick={() => {
            ask(everySite);
          }}
        >
          {say('sites.askAll')}
        </button>
      </div>
      <p class="quiet">{say('sites.withdraw')}</p>
      {kinds.map((kind) => (
        <details key={kind} open={kind === 'commission'}>
          <summary>{say(`sites.${kind}`)}</summary>
          <ul role="list" class="sites">
            {profiles
              .filter((profile) => profile.kind === kind)
              .map((profile) => (
                <Site key={profile.id} profile={profile} allowed={held.ids.has(profile.id)} />
              ))}
          </ul>
        </details>
      ))}
    </>
  );
}
