import type { SiteProfile } from './profile.ts';

export const adilet: SiteProfile = {
  id: 'adilet',
  kind: 'state',
  country: 'KZ',
  names: {
    kk: '«Әділет» құқықтық актілер жүйесі',
    ru: 'Система правовых актов «Әділет»',
    en: 'Adilet, database of legal acts',
  },
  hosts: ['adilet.zan.kz'],
};
