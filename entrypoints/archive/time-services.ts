/** A service that is offered; its address is where it is asked. */
export interface PublicService {
  readonly name: string;
  readonly address: string;
}

/** Authorities that anybody may ask for a time-stamp (RFC 3161). */
export const publicAuthorities: readonly PublicService[] = [
  { name: 'FreeTSA', address: 'https://freetsa.org/tsr' },
  { name: 'DigiCert', address: 'http://timestamp.digicert.com/' },
  { name: 'Sectigo', address: 'http://timestamp.sectigo.com/' },
  { name: 'GlobalSign', address: 'http://timestamp.globalsign.com/tsa/r6advanced1' },
];

/** Calendars, each under the address that its promises name, where they are asked again. */
export const publicCalendars: readonly PublicService[] = [
  { name: 'Alice', address: 'https://alice.btc.calendar.opentimestamps.org/' },
  { name: 'Bob', address: 'https://bob.btc.calendar.opentimestamps.org/' },
  { name: 'Finney', address: 'https://finney.calendar.eternitywall.com/' },
  { name: 'Catallaxy', address: 'https://btc.calendar.catallaxy.com/' },
];

/** An address that a service can be asked at, in one form; null for any other text. */
export function serviceAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}
