import { z } from '../model/zod.ts';
import { browser } from './browser.ts';
import { photographsParts } from './picture.ts';

const Settings = z.object({
  /** The language of the pages; null follows the browser. */
  locale: z.catch(z.nullable(z.enum(['kk', 'ru', 'en'])), null),
  /** What the person calls themself in records; null leaves it out. */
  collectorLabel: z.catch(z.nullable(z.string()), null),
  /** Whether to photograph the whole page; null is the browser's own way: where it need not be scrolled for it. */
  wholePage: z.catch(z.nullable(z.boolean()), null),
  /** Whether to keep the documents that a page links too. */
  documents: z.catch(z.boolean(), false),
  /** Whether to capture a page once more after it was scrolled through. */
  expanded: z.catch(z.boolean(), false),
  /** Whether to keep what allowed sites send while their pages are open (Firefox). */
  answers: z.catch(z.boolean(), false),
  /** How comparisons are shown: both sides in one text, or a column each. */
  comparison: z.catch(z.enum(['inline', 'columns']), 'inline'),
  /** Who is asked for the time: addresses of RFC 3161 authorities, and of OpenTimestamps calendars. */
  authorities: z.catch(z.array(z.string()), []),
  calendars: z.catch(z.array(z.string()), []),
  /** How many minutes apart captures by different keys may begin to be held against each other. */
  corroborationMinutes: z.catch(z.int().check(z.positive()), 10),
});
/** What the person chose. */
export type Settings = z.infer<typeof Settings>;

/** The settings as stored; what is missing or damaged has its default. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get('settings');
  const settings: unknown = stored['settings'] ?? {};
  return Settings.parse(typeof settings === 'object' ? settings : {});
}

/** Change some settings and keep the others. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ settings: { ...(await readSettings()), ...change } });
}

/** Whom the person lets ask for the time. */
export async function timeServices(): Promise<{ authorities: string[]; calendars: string[] }> {
  const { authorities, calendars } = await readSettings();
  return { authorities, calendars };
}

/** What the person wants of every capture besides the page itself. */
export async function readChoices(): Promise<{
  wholePage: boolean;
  documents: boolean;
  expanded: boolean;
}> {
  const { wholePage, documents, expanded } = await readSettings();
  return { wholePage: wholePage ?? photographsParts(), documents, expanded };
}

/** The languages the person wants, most wanted first: the chosen one, else those they told the browser they read. */
export async function preferredLanguages(): Promise<string[]> {
  const { locale } = await readSettings();
  return locale === null ? [...navigator.languages, browser.i18n.getUILanguage()] : [locale];
}
