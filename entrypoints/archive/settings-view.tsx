import type { Archive } from '../../lib/archive/index.ts';
import { localeNames, locales } from '../../lib/i18n/index.ts';
import { changeSettings, preferredLanguages, readSettings, type Settings } from '../../lib/platform/index.ts';
import { say, speak } from '../../lib/ui/language.ts';
import { useOnce } from '../../lib/ui/live.ts';
import { AnswersChoice } from './answers-choice.tsx';
import { Awaited } from './awaited.tsx';
import { DeviceKeys, KeysOfOthers } from './device-keys.tsx';
import { ExactPermission } from './exact-permission.tsx';
import { SitePermissions } from './site-permissions.tsx';
import { TrustedTime } from './trusted-time.tsx';

async function chooseLanguage(chosen: string): Promise<void> {
  await changeSettings({ locale: locales.find((locale) => locale === chosen) ?? null });
  await speak(await preferredLanguages());
}

function Choices({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <p class="field">
        <label for="language">{say('settings.language')}</label>
        <select id="language" onChange={(event) => void chooseLanguage(event.currentTarget.value)}>
          <option value="" selected={settings.locale === null}>
            {say('settings.asBrowser')}
          </option>
          {locales.map((locale) => (
            <option key={locale} value={locale} lang={locale} selected={locale === settings.locale}>
              {localeNames[locale]}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="collector">{say('settings.collector')}</label>
        <input
          id="collector"
          type="text"
          maxLength={120}
          aria-describedby="collector-note"
          defaultValue={settings.collectorLabel ?? ''}
          onChange={(event) => {
            const label = event.currentTarget.value.trim();
            void changeSettings({ collectorLabel: label === '' ? null : label });
          }}
        />
        <span id="collector-note" class="quiet">
          {say('settings.collectorNote')}
        </span>
      </p>
    </>
  );
}

/** Language, name in records, the key, and what Kuä may read. */
export function SettingsView({ archive }: { readonly archive: Archive }) {
  const settings = useOnce(readSettings, []);
  return (
    <>
      <h1>{say('nav.settings')}</h1>
      <Awaited live={settings}>{(value) => <Choices settings={value} />}</Awaited>
      <h2>{say('settings.key')}</h2>
      <DeviceKeys archive={archive} />
      <KeysOfOthers archive={archive} />
      <h2>{say('time.title')}</h2>
      <Awaited live={settings}>{(value) => <TrustedTime archive={archive} settings={value} />}</Awaited>
      <h2>{say('settings.sites')}</h2>
      <p>{say('sites.why')}</p>
      <SitePermissions />
      <ExactPermission />
      <Awaited live={settings}>{(value) => <AnswersChoice chosen={value.answers} />}</Awaited>
      <h2>{say('settings.shortcut')}</h2>
      <p>{say('settings.shortcutNote')}</p>
    </>
  );
}
