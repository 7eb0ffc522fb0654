import type { SiteProfile } from './profile.ts';

export const govKz: SiteProfile = {
  id: 'gov-kz',
  kind: 'state',
  country: 'KZ',
  names: {
    kk: 'Мемлекеттік органдардың бірыңғай платформасы',
    ru: 'Единая платформа государственных органов',
    en: 'Unified government portal',
  },
  // Only the portal: other bodies have hosts of their own below gov.kz.
  hosts: ['gov.kz', 'www.gov.kz'],
};
