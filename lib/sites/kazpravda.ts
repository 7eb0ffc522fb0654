import type { SiteProfile } from './profile.ts';

export const kazpravda: SiteProfile = {
  id: 'kazpravda',
  kind: 'state-media',
  country: 'KZ',
  names: {
    kk: 'Казахстанская правда',
    ru: 'Казахстанская правда',
    en: 'Kazakhstanskaya Pravda',
  },
  hosts: ['*.kazpravda.kz'],
};
