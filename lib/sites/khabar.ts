import type { SiteProfile } from './profile.ts';

export const khabar: SiteProfile = {
  id: 'khabar',
  kind: 'state-media',
  country: 'KZ',
  names: {
    kk: '«Хабар» агенттігі',
    ru: 'Агентство «Хабар»',
    en: 'Khabar Agency',
  },
  hosts: ['*.khabar.kz', '*.24.kz'],
};
