import { count, percent, shortDate } from '../format.ts';
import { html } from '../html.ts';
import { commissionPage } from '../layout.ts';
import type { PageContext } from '../layout.ts';

interface Release {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const TITLES = { kk: 'Жаңалықтар', ru: 'Новости', en: 'News' } as const;
const PICTURE = {
  kk: 'Комиссия ғимараты (сурет)',
  ru: 'Здание комиссии (рисунок)',
  en: 'The building of the commission (drawing)',
} as const;

/** The release on the lists of citizens; its first sentence carries the figure that is revised. */
function lists({ lang, state }: PageContext): Release {
  const persons = count(state.registered2026, lang);
  const common = { id: '4101', date: '2026-03-13' };
  if (lang === 'kk') {
    return {
      ...common,
      title: 'Референдумға қатысуға құқығы бар азаматтардың тізімдері туралы',
      paragraphs: [
        `2026 жылғы 15 наурыздағы республикалық референдумға қатысуға құқығы бар азаматтардың тізімдеріне ${persons} адам енгізілді.`,
        'Шетелде 61 елде 79 учаске құрылды.',
        'Әрбір азамат өзінің тізімге енгізілгенін өз учаскесінің комиссиясында тексере алады.',
      ],
    };
  }
  if (lang === 'ru') {
    return {
      ...common,
      title: 'О списках граждан, имеющих право участвовать в референдуме',
      paragraphs: [
        `В списки граждан, имеющих право участвовать в республиканском референдуме 15 марта 2026 года, включено ${persons} человек.`,
        'За рубежом образовано 79 участков в 61 стране.',
        'Каждый гражданин может проверить, включен ли он в список, в комиссии своего участка.',
      ],
    };
  }
  return {
    ...common,
    title: 'On the lists of citizens entitled to take part in the referendum',
    paragraphs: [
      `The lists of citizens entitled to take part in the republican referendum of 15 March 2026 include ${persons} people.`,
      'Abroad, 79 polling stations have been set up in 61 countries.',
      'Every citizen can check at the commission of their polling station whether they are on the list.',
    ],
  };
}

/** The release on the results of 2026; nothing in it is revised. */
function results({ lang, facts }: PageContext): Release {
  const vote = 'constitution-ref-2026';
  const votes = (item: string): string => count(facts.votes(vote, item), lang);
  const share = (item: string): string => percent(facts.share(vote, item), lang);
  const common = { id: '4102', date: '2026-03-17' };
  if (lang === 'kk') {
    return {
      ...common,
      title: '2026 жылғы 15 наурыздағы республикалық референдумның қорытындылары туралы',
      paragraphs: [
        `Дауыс беруге ${votes('participated')} азамат қатысты. Бұл – тізімге енгізілген азаматтар санының ${facts.share(vote, 'participated').replace('.', ',')} пайызы.`,
        `${votes('for')} азамат (${share('for')}) жақтап, ${votes('against')} азамат қарсы дауыс берді. ${votes('invalid')} бюллетень жарамсыз деп танылды.`,
      ],
    };
  }
  if (lang === 'ru') {
    return {
      ...common,
      title: 'Об итогах республиканского референдума 15 марта 2026 года',
      paragraphs: [
        `Число граждан, принявших участие в голосовании, – ${votes('participated')}, или ${share('participated')} от числа включенных в списки.`,
        `За проголосовали ${votes('for')} граждан (${share('for')}), против – ${votes('against')}. Недействительными признаны ${votes('invalid')} бюллетеней.`,
      ],
    };
  }
  return {
    ...common,
    title: 'On the results of the republican referendum of 15 March 2026',
    paragraphs: [
      `${votes('participated')} citizens took part in the vote, or ${share('participated')} of those on the lists.`,
      `${votes('for')} citizens (${share('for')}) voted for and ${votes('against')} against. ${votes('invalid')} ballots were found invalid.`,
    ],
  };
}

const releases = (context: PageContext): readonly Release[] => [results(context), lists(context)];

/** The list of releases, newest first. */
export function newsListPage(context: PageContext): string {
  const { lang } = context;
  const items = releases(context).map(
    ({ id, date, title }) =>
      html`<li>
        <time datetime="${date}">${shortDate(date)}</time> <a href="/${lang}/news/${id}">${title}</a>
      </li> `,
  );
  return commissionPage(context, {
    page: 'news',
    title: TITLES[lang],
    main: html`<h1>${TITLES[lang]}</h1>
      <ul class="links dated">
        ${items}
      </ul> `,
  });
}

/** One release (`4101` the lists of 2026, `4102` the results of 2026); null for any other. */
export function newsPage(context: PageContext, wanted: string): string | null {
  const release = releases(context).find(({ id }) => id === wanted);
  if (!release) return null;
  const { id, date, title, paragraphs } = release;
  return commissionPage(context, {
    page: `news/${id}`,
    title,
    main: html`<article class="release">
      <p class="dateline"><time datetime="${date}">${shortDate(date)}</time> |</p>
      <img
        class="wide"
        src="/img/house-480.png"
        srcset="/img/house-480.png 480w, /img/house-960.png 960w"
        sizes="(max-width: 599px) 100vw, 600px"
        width="480"
        height="270"
        alt="${PICTURE[context.lang]}"
      />
      <h1>${title}</h1>
      ${paragraphs.map((text) => html`<p>${text}</p> `)}
    </article> `,
  });
}
