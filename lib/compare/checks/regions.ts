/**
 * Regions of Kazakhstan and its three cities of republican significance, as parts of their names in Kazakh, Russian and
 * English, older names among them. Regular expressions on text in lower case; the first that fits is taken, so that
 * Almaty Region stands before the city of Almaty.
 */
export const regions: readonly { readonly id: string; readonly names: string }[] = [
  { id: 'abai', names: 'област\\p{L}* абай|абайск|абай облыс|aba[iy] (?:region|oblast)|^абай$|^aba[iy]$' },
  { id: 'akmola', names: 'акмолинск|ақмола|a[kq]mola' },
  { id: 'aktobe', names: 'актюбинск|ақтөбе|a[kq]tobe' },
  { id: 'almaty_region', names: 'алматинск|алматы облыс|almaty (?:region|oblast)' },
  { id: 'atyrau', names: 'атырау|atyrau' },
  {
    id: 'west_kz',
    names: 'западно-казахстанск|батыс қазақстан|west kazakhstan|(?<!\\p{L})(?:бқо|зко)(?!\\p{L})',
  },
  { id: 'zhambyl', names: 'жамбыл|zhambyl|jambyl' },
  { id: 'zhetisu', names: 'жет[іы]су|zh?etys[uý]|zh?etis[uý]|jetisu' },
  { id: 'karaganda', names: 'карагандинск|қарағанды|[kq]ara[gǵ]and' },
  { id: 'kostanay', names: 'костанайск|қостанай|[kq]ostana[iy]' },
  { id: 'kyzylorda', names: 'кызылординск|қызылорда|[kq]yzylord' },
  { id: 'mangystau', names: 'манг[иы]стау|маңғыстау|mang[iy]stau' },
  { id: 'pavlodar', names: 'павлодар|pavlodar' },
  {
    id: 'north_kz',
    names: 'северо-казахстанск|солтүстік қазақстан|north kazakhstan|(?<!\\p{L})(?:сқо|ско)(?!\\p{L})',
  },
  {
    id: 'turkistan',
    names:
      'туркестанск|түркістан облыс|turk[ie]stan|южно-казахстанск|оңтүстік қазақстан|south kazakhstan|(?<!\\p{L})(?:юко|оқо)(?!\\p{L})|^түркістан$',
  },
  { id: 'ulytau', names: 'улытау|ұлытау|ulytau' },
  {
    id: 'east_kz',
    names: 'восточно-казахстанск|шығыс қазақстан|east kazakhstan|(?<!\\p{L})(?:шқо|вко)(?!\\p{L})',
  },
  {
    id: 'astana',
    names: '(?<!\\p{L})астан[аыеу](?!\\p{L})|(?<!\\p{L})астана|astana|н[уұ]р-с[уұ]лтан|nur-?sultan',
  },
  { id: 'almaty_city', names: '(?<!\\p{L})алмат(?:ы|ыда|е)(?!\\p{L})|алма-ат|almaty' },
  { id: 'shymkent', names: 'шымкент|shymkent' },
];

/** Polling stations abroad: in totals, in no region. */
export const abroadNames =
  'за рубеж|зарубежн|загранучрежден|загран|при представительствах|шетел|шет мемлекет|abroad|overseas|foreign countr';
