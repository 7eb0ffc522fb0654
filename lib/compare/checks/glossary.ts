/** What a row, a column or a figure in text counts. */
export type Role =
  | 'registered'
  | 'received-by-commission'
  | 'issued'
  | 'issued-early'
  | 'issued-inside'
  | 'issued-outside'
  | 'cancelled'
  | 'lost'
  | 'not-counted-on-receipt'
  | 'portable-boxes'
  | 'stationary-boxes'
  | 'in-boxes'
  | 'participated'
  | 'received-ballots'
  | 'valid'
  | 'invalid'
  | 'unknown-form'
  | 'both-marked'
  | 'undetermined'
  | 'against-all'
  | 'yes'
  | 'no'
  | 'choice'
  | 'turnout'
  | 'mandates'
  | 'total';

export interface Wording {
  readonly role: Role;
  /** Regular expressions for `lexicon`, on text in lower case with `ё` as `е`. */
  readonly kk: readonly string[];
  readonly ru: readonly string[];
  readonly en: readonly string[];
}

/**
 * How commissions and the press call what they count, in Kazakh, Russian and English: wordings of protocols, of messages
 * of the Central Election Commission, and of the tables of the Russian commissions. The first that fits is taken.
 */
export const wordings: readonly Wording[] = [
  { role: 'mandates', kk: ['мандат', 'орын саны'], ru: ['мандат'], en: ['\\bseats?\\b', 'mandates?'] },
  {
    role: 'not-counted-on-receipt',
    kk: [],
    ru: ['не учтенн\\S* при получении'],
    en: ['not (?:counted|accounted for) on receipt'],
  },
  { role: 'lost', kk: ['жоғалған бюллетен'], ru: ['утраченн'], en: ['\\blost ballots'] },
  {
    role: 'cancelled',
    kk: ['жойылған бюллетен', 'күші жойылған'],
    ru: ['погашенн'],
    en: ['\\bcancell?ed ballots'],
  },
  {
    role: 'portable-boxes',
    kk: ['тасымалданатын жәшік', 'жылжымалы жәшік'],
    ru: ['в переносных ящиках'],
    en: ['portable (?:ballot )?boxes', 'mobile (?:ballot )?boxes'],
  },
  {
    role: 'stationary-boxes',
    kk: ['тұрақты жәшік'],
    ru: ['в стационарных ящиках'],
    en: ['stationary (?:ballot )?boxes'],
  },
  {
    role: 'in-boxes',
    kk: ['жәшіктер\\S* (?:табылған|шыққан|алынған)', 'жәшіктердегі'],
    ru: ['в ящиках', 'из ящиков'],
    en: ['in (?:the )?(?:ballot )?boxes', 'from (?:the )?(?:ballot )?boxes'],
  },
  { role: 'issued-early', kk: [], ru: ['досрочно'], en: ['issued.*\\bearly'] },
  { role: 'issued-outside', kk: [], ru: ['выданн\\S* .*вне помещени'], en: ['issued outside'] },
  {
    role: 'issued-inside',
    kk: [],
    ru: ['выданн\\S* .*в помещени'],
    en: ['issued (?:inside|in the polling)'],
  },
  {
    role: 'received-by-commission',
    kk: ['комиссия\\S* алған бюллетен'],
    ru: ['полученн\\S* .*комисси'],
    en: ['received by (?:the )?(?:\\S+ ){0,3}commission'],
  },
  {
    role: 'issued',
    kk: ['берілген (?:сайлау )?бюллетен'],
    ru: ['выдан(?:о|ы|н\\S*) (?:избирательн|бюллетен|избирател|участник|голосующ)', 'бюллетен\\S*,? выдан'],
    en: ['ballots? (?:papers )?(?:were )?issued', 'issued ballots?'],
  },
  {
    role: 'unknown-form',
    kk: ['белгіленбеген үлгі'],
    ru: ['неустановленн\\S* (?:образц|форм)'],
    en: [
      'unidentified (?:form|sample)',
      'unknown (?:form|sample)',
      'unestablished (?:form|sample)',
      'non-standard (?:form|sample)',
    ],
  },
  {
    role: 'both-marked',
    kk: ['екі жауап', 'жауаптың екі нұсқасы', 'екі нұсқа'],
    ru: ['оба варианта', 'двумя вариантами'],
    en: ['both (?:answers|options|variants)'],
  },
  {
    role: 'undetermined',
    kk: ['еркін анықтау', 'еркі анықталма'],
    ru: ['волеизъявлени'],
    en: ['will of the (?:voter|citizen)', 'cannot be determined'],
  },
  { role: 'invalid', kk: ['жарамсыз'], ru: ['недействительн'], en: ['\\binvalid', '\\bspoil'] },
  { role: 'valid', kk: ['жарамды'], ru: ['действительн'], en: ['\\bvalid\\b'] },
  {
    role: 'turnout',
    kk: [
      'сайлаушылардың (?:қатысуы|белсенділігі)',
      '^қатысу(?!\\p{L})',
      'қатысқандардың үлесі',
      'дауыс беруге қатысу(?!\\p{L})',
    ],
    ru: ['явк'],
    en: ['turnout'],
  },
  {
    role: 'participated',
    kk: [
      'дауыс беруге қатысқан',
      'дауыс беруге қатысты',
      'референдумға қатысты',
      '^қатысқандар',
      'дауыс берген(?:дер)?(?: сайлаушылар| азаматтар| саны|$)',
    ],
    ru: [
      'приня\\S* участие',
      'проголосовавших (?:избирател|граждан)',
      'проголосовал[оаи]?(?!\\p{L})',
      'участвовавш',
    ],
    en: [
      'took part',
      'taken part',
      'taking part',
      'participated',
      '(?<!those )\\bpolled\\b',
      'cast their (?:votes|ballots)',
      'voters who voted',
      '^voted$',
    ],
  },
  {
    role: 'received-ballots',
    kk: [
      'бюллетень алған',
      'бюллетен\\S* алды',
      'бюллетен\\S* алған',
      'сайлау бюллетендерін тізімге енгізілген',
    ],
    ru: [
      'получил\\S* (?:избирательн\\S* )?бюллетен',
      'получивш\\S* (?:избирательн\\S* )?бюллетен',
      'бюллетени получил',
    ],
    en: [
      'received (?:the |their )?ballots?',
      'ballots? (?:papers )?(?:were |was )?received',
      'receiv\\S+ ballot',
    ],
  },
  {
    role: 'registered',
    kk: [
      'тізімге енгізілген',
      'тізімдерге енгізілген',
      'тізімдегі',
      'тізімге .*енгізілді',
      'сайлаушылардың жалпы саны',
    ],
    ru: [
      'включенн?\\S*(?: \\S+){0,3} в спис',
      'включен\\S* в спис',
      'внесен\\S* в спис',
      'в списк',
      'общее (?:число|количество) (?:избирател|граждан)',
      'имеющих право',
      '^избирателей$',
      '^число избирателей$',
      '^всего избирателей$',
      '^количество избирателей$',
    ],
    en: [
      'on the (?:voter |voting )?list',
      'in the (?:voter |voting )?list',
      'into the (?:voter |voting )?list',
      'included in',
      'registered',
      'eligible (?:voters|citizens)',
      'total number of (?:voters|citizens|electors)',
      '^voters$',
      '^electors$',
      '^number of (?:voters|electors)$',
    ],
  },
  {
    role: 'total',
    kk: [
      '^барлығы(?!\\p{L})',
      '^жиыны',
      '^жалпы(?: саны)?$',
      'барлығы$',
      '^республика бойынша',
      '^қазақстан республикасы',
      '^ел бойынша',
    ],
    ru: [
      '^всего',
      '^итого',
      '^сумма$',
      '^итог$',
      '^по (?:республике|стране|казахстану)',
      '^в целом по (?:республике|стране|казахстану)',
      '^республика казахстан',
      '^казахстан$',
    ],
    en: [
      '^total',
      '^grand total',
      '^subtotal',
      '^sum$',
      '^kazakhstan$',
      '^republic of kazakhstan$',
      '^nationwide',
      '^overall',
      '^country$',
      '^all country$',
      '^whole country$',
    ],
  },
  {
    role: 'against-all',
    kk: ['барлығына қарсы', 'бәріне қарсы'],
    ru: ['против всех'],
    en: ['against all', 'none[ -]of[ -]the[ -]above'],
  },
  {
    role: 'yes',
    kk: ['^[«"“]?иә(?!\\p{L})', '^[«"“]?ия(?!\\p{L})', '^жақтап', '^жақтаған', '^қолдап'],
    ru: [
      '^[«"“]?да(?!\\p{L})',
      '^за$',
      'за положительное',
      '^[«"“]за[»"”]',
      '^проголосовали [«"“]за[»"”]',
      '^проголосовали за$',
    ],
    en: ['^[«"“]?yes(?!\\p{L})', '^for$', '^voted (?:for|in favou?r)$', '^in favou?r'],
  },
  {
    role: 'no',
    kk: ['^[«"“]?жоқ(?!\\p{L})', '^қарсы(?!\\p{L})'],
    ru: [
      '^[«"“]?нет(?!\\p{L})',
      '^[«"“]?против[»"”]?$',
      '^проголосовали [«"“]?против[»"”]?$',
      'за отрицательное',
    ],
    en: ['^[«"“]?no(?!\\p{L})(?!\\.)', '^against$', '^voted against$'],
  },
];
