import type { SiteProfile } from './profile.ts';

export const cecRu: SiteProfile = {
  id: 'cec-ru',
  kind: 'commission',
  country: 'RU',
  names: {
    kk: 'Ресей Орталық сайлау комиссиясы',
    ru: 'ЦИК России',
    en: 'Central Election Commission of Russia',
  },
  hosts: ['*.cikrf.ru', '*.izbirkom.ru'],
};
