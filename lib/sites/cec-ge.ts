import type { SiteProfile } from './profile.ts';

export const cecGe: SiteProfile = {
  id: 'cec-ge',
  kind: 'commission',
  country: 'GE',
  names: {
    kk: 'Грузия Орталық сайлау комиссиясы',
    ru: 'ЦИК Грузии',
    en: 'Central Election Commission of Georgia',
  },
  hosts: ['*.cec.gov.ge'],
};
