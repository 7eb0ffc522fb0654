import { computed, signal } from '@preact/signals';
import { loadCatalog, type Key } from '../i18n/catalogs/index.ts';
import { chooseLocale, locales, translator, type Locale, type Values } from '../i18n/index.ts';

type Say = (key: Key, values?: Values) => string;

const spoken = signal<{ locale: Locale; say: Say }>({ locale: 'en', say: (key) => key });
const rememberedKey = 'kua-locale';

/** The language spoken now. A component that reads it is drawn again when it changes. */
export const locale = computed(() => spoken.value.locale);

/** A message of the catalog in the language spoken now; read while drawing, so a change of language redraws. */
export function say(key: Key, values?: Values): string {
  return spoken.value.say(key, values);
}

/** The language of the last time, known without asking the browser for the settings; null at the first time. */
function remembered(): string | null {
  try {
    return localStorage.getItem(rememberedKey);
  } catch {
    // With site data switched off there is no localStorage; the browser's language serves.
    return null;
  }
}

function remember(chosen: Locale): void {
  try {
    localStorage.setItem(rememberedKey, chosen);
  } catch {
    // See above: the next start asks the settings again.
  }
}

/** Speak the first of `preferred` (BCP 47 tags) that Kuä speaks. */
export async function speak(preferred: readonly string[]): Promise<void> {
  const chosen = chooseLocale(preferred);
  spoken.value = { locale: chosen, say: translator(chosen, await loadCatalog(chosen)) };
  document.documentElement.lang = chosen;
  remember(chosen);
}

/** Speak before the settings are read: as the last time, else as the browser does. */
export async function speakAtOnce(): Promise<void> {
  const last = locales.find((known) => known === remembered());
  await speak(last ? [last] : navigator.languages);
}
