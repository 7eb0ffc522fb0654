/** The languages Kuä speaks, Kazakh first. */
export const locales = ['kk', 'ru', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Each language by its own name. */
export const localeNames: Readonly<Record<Locale, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The first of `preferred` (BCP 47 tags, most wanted first) that Kuä speaks, else English. */
export function chooseLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split(/[-_]/u)[0];
    const found = locales.find((locale) => locale === language);
    if (found) return found;
  }
  return 'en';
}
