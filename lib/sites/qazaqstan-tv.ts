import type { SiteProfile } from './profile.ts';

export const qazaqstanTv: SiteProfile = {
  id: 'qazaqstan-tv',
  kind: 'state-media',
  country: 'KZ',
  names: {
    kk: '«Қазақстан» телерадиокорпорациясы',
    ru: 'Телерадиокорпорация «Казахстан»',
    en: 'Qazaqstan TV and radio corporation',
  },
  hosts: ['*.qazaqstan.tv'],
};
