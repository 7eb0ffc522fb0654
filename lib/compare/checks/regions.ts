/**
 * Regions of Kazakhstan and its three cities of republican significance, as parts of their names in Kazakh, Russian and
 * English, older names among them. Regular expressions for `lexicon`; the first that fits is taken, so that
 * Almaty Region stands before the city of Almaty.
 */
export const regions: readonly { readonly id: string; readonly names: readonly string[] }[] = [
  {
    id: 'abai',
    names: ['област\\p{L}* абай', 'абайск', 'абай облыс', 'aba[iy] (?:region|oblast)', '^абай$', '^aba[iy]$'],
  },
  { id: 'akmola', names: ['акмолинск', 'ақмола', 'akmola', 'aqmola'] },
  { id: 'aktobe', names: ['актюбинск', 'ақтөбе', 'aktobe', 'aqtobe'] },
  { id: 'almaty_region', names: ['алматинск', 'алматы облыс', 'almaty (?:region|oblast)'] },
  { id: 'atyrau', names: ['атырау', 'atyrau'] },
  {
    id: 'west_kz',
    names: [
      'западно-казахстанск',
      'батыс қазақстан',
      'west kazakhstan',
      '(?<!\\p{L})бқо(?!\\p{L})',
      '(?<!\\p{L})зко(?!\\p{L})',
    ],
  },
  { id: 'zhambyl', names: ['жамбыл', 'zhambyl', 'jambyl'] },
  { id: 'zhetisu', names: ['жет[іы]су', 'zhet[yi]s[uý]', 'zet[yi]s[uý]', 'jetisu'] },
  { id: 'karaganda', names: ['карагандинск', 'қарағанды', 'kara[gǵ]and', 'qara[gǵ]and'] },
  { id: 'kostanay', names: ['костанайск', 'қостанай', 'kostana[iy]', 'qostana[iy]'] },
  { id: 'kyzylorda', names: ['кызылординск', 'қызылорда', 'kyzylord', 'qyzylord'] },
  { id: 'mangystau', names: ['манг[иы]стау', 'маңғыстау', 'mang[iy]stau'] },
  { id: 'pavlodar', names: ['павлодар', 'pavlodar'] },
  {
    id: 'north_kz',
    names: [
      'северо-казахстанск',
      'солтүстік қазақстан',
      'north kazakhstan',
      '(?<!\\p{L})сқо(?!\\p{L})',
      '(?<!\\p{L})ско(?!\\p{L})',
    ],
  },
  {
    id: 'turkistan',
    names: [
      'туркестанск',
      'түркістан облыс',
      'turk[ie]stan',
      'южно-казахстанск',
      'оңтүстік қазақстан',
      'south kazakhstan',
      '(?<!\\p{L})юко(?!\\p{L})',
      '(?<!\\p{L})оқо(?!\\p{L})',
      '^түркістан$',
    ],
  },
  { id: 'ulytau', names: ['улытау', 'ұлытау', 'ulytau'] },
  {
    id: 'east_kz',
    names: [
      'восточно-казахстанск',
      'шығыс қазақстан',
      'east kazakhstan',
      '(?<!\\p{L})шқо(?!\\p{L})',
      '(?<!\\p{L})вко(?!\\p{L})',
    ],
  },
  {
    id: 'astana',
    names: [
      '(?<!\\p{L})астан[аыеу](?!\\p{L})',
      '(?<!\\p{L})астана',
      'astana',
      'нур-с[уұ]лтан',
      'нұр-с[уұ]лтан',
      'nur-?sultan',
    ],
  },
  { id: 'almaty_city', names: ['(?<!\\p{L})алмат(?:ы|ыда|е)(?!\\p{L})', 'алма-ат', 'almaty'] },
  { id: 'shymkent', names: ['шымкент', 'shymkent'] },
];

/** Polling stations abroad: in totals, in no region. */
export const abroadNames = [
  'за рубеж',
  'зарубежн',
  'загранучрежден',
  'загран',
  'при представительствах',
  'шетел',
  'шет мемлекет',
  'abroad',
  'overseas',
  'foreign countr',
];
