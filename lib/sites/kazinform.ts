import type { SiteProfile } from './profile.ts';

export const kazinform: SiteProfile = {
  id: 'kazinform',
  kind: 'state-media',
  country: 'KZ',
  names: {
    kk: 'ҚазАқпарат (Kazinform)',
    ru: 'Казинформ',
    en: 'Kazinform',
  },
  hosts: ['*.inform.kz', '*.qazinform.com', '*.kazinform.kz'],
  // As its pages were marked up in 2020.
  main: ['.article_title', '.date_public_art', '.article_news_body'],
  noise: ['.weather_exchange_wrapper'],
};
