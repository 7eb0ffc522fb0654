import type { SiteProfile } from './profile.ts';

export const primeminister: SiteProfile = {
  id: 'primeminister',
  kind: 'state',
  country: 'KZ',
  names: {
    kk: 'Қазақстан Премьер-министрі',
    ru: 'Премьер-министр Казахстана',
    en: 'Prime Minister of Kazakhstan',
  },
  hosts: ['*.primeminister.kz'],
};
