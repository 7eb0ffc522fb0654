/** The program of a Chromium that can load an unpacked extension, or undefined. */
export function findChromium(): string | undefined;
/** The program of a Firefox that can load Kuä, or undefined. */
export function findFirefox(): string | undefined;
/** What to tell a person on whose machine there is no Chromium. */
export const howToGetChromium: string;
/** What to tell a person on whose machine there is no Firefox. */
export const howToGetFirefox: string;
