import { count, date, percent } from '../format.ts';
import { html } from '../html.ts';
import { commissionPage } from '../layout.ts';
import type { PageContext } from '../layout.ts';

const WORDS = {
  kk: {
    title: 'Басты бет',
    picture: 'Далада тұрған бағаналы ақ ғимарат (сурет)',
    lead: 'Мұнда дауыс беру қорытындылары, оның барысы туралы хабарламалар және комиссия қаулылары жарияланады.',
    headline: 'Референдумға қатысқандардың үлесі,',
    participated: 'Дауыс беруге қатысты',
    inFavour: 'Жақтап дауыс берді',
    latest: 'Соңғы хабарламалар',
    links: [
      ['results', '2024 жылғы 6 қазандағы референдумның қорытындылары'],
      ['turnout', '2023 жылғы 19 наурыздағы сайлау: дауыс беру барысы'],
      ['news/4102', '2026 жылғы 15 наурыздағы референдумның қорытындылары туралы'],
      ['news/4101', 'Азаматтардың тізімдері туралы'],
      ['resolutions', 'Комиссия қаулылары'],
      ['media/2303', 'Баспасөз: Мәжіліс сайлауының қорытындысы'],
    ],
    archive: 'Ескі сайт: 2022 жылғы референдум (орыс тілінде)',
    clock: 'Елорда уақыты',
    visits: 'Бетке кірулер саны',
    service: 'Анықтама',
  },
  ru: {
    title: 'Главная',
    picture: 'Белое здание с колоннами в степи (рисунок)',
    lead: 'Здесь публикуются итоги голосования, сообщения о его ходе и постановления комиссии.',
    headline: 'Явка на референдуме',
    participated: 'Приняли участие в голосовании',
    inFavour: 'Проголосовали за',
    latest: 'Последние сообщения',
    links: [
      ['results', 'Итоги референдума 6 октября 2024 года'],
      ['turnout', 'Выборы 19 марта 2023 года: ход голосования'],
      ['news/4102', 'Об итогах референдума 15 марта 2026 года'],
      ['news/4101', 'О списках граждан'],
      ['resolutions', 'Постановления комиссии'],
      ['media/2303', 'Пресса: итоги выборов в Мажилис'],
    ],
    archive: 'Старый сайт: референдум 2022 года',
    clock: 'Время столицы',
    visits: 'Посещений страницы',
    service: 'Справка',
  },
  en: {
    title: 'Home',
    picture: 'A white building with columns in the steppe (drawing)',
    lead: 'Results of voting, reports on its course and resolutions of the commission are published here.',
    headline: 'Turnout at the referendum of',
    participated: 'Took part in the vote',
    inFavour: 'Voted for',
    latest: 'Latest',
    links: [
      ['results', 'Results of the referendum of 6 October 2024'],
      ['turnout', 'Elections of 19 March 2023: course of voting'],
      ['news/4102', 'On the results of the referendum of 15 March 2026'],
      ['news/4101', 'On the lists of citizens'],
      ['resolutions', 'Resolutions of the commission'],
      ['media/2303', 'Press: results of the Majilis elections'],
    ],
    archive: 'The old site: referendum of 2022 (in Russian)',
    clock: 'Time in the capital',
    visits: 'Visits to this page',
    service: 'Information',
  },
} as const;

const VOTE = 'constitution-ref-2026';
/** The capital is five hours ahead of UTC all year. */
const CAPITAL_OFFSET_MS = 5 * 60 * 60 * 1000;
const VISITS_BEFORE = 48_211;

/** The home page; its clock and its counter differ at every request, and nothing else does. */
export function homePage(context: PageContext): string {
  const { lang, facts, now, visits } = context;
  const words = WORDS[lang];
  const local = new Date(now.getTime() + CAPITAL_OFFSET_MS).toISOString();
  const [day = '', time = ''] = local.split('T');
  const links = words.links.map(([page, label]) => html`<li><a href="/${lang}/${page}">${label}</a></li> `);
  return commissionPage(context, {
    page: '',
    title: words.title,
    main: html`<h1 class="visually-hidden">${words.title}</h1>
      <picture class="hero">
        <source media="(max-width: 599px)" srcset="/img/house-480.png" />
        <img
          src="/img/house-960.png"
          srcset="/img/house-480.png 480w, /img/house-960.png 960w"
          sizes="(max-width: 899px) 100vw, 760px"
          width="960"
          height="540"
          alt="${words.picture}"
        />
      </picture>
      <p class="lead">${words.lead}</p>
      <section class="headline" aria-labelledby="headline">
        <h2 id="headline">${words.headline} ${date('2026-03-15', lang)}</h2>
        <p class="figure">${percent(facts.share(VOTE, 'participated'), lang)}</p>
        <dl>
          <div>
            <dt>${words.participated}</dt>
            <dd>${count(facts.votes(VOTE, 'participated'), lang)}</dd>
          </div>
          <div>
            <dt>${words.inFavour}</dt>
            <dd>${count(facts.votes(VOTE, 'for'), lang)}</dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>${words.latest}</h2>
        <ul class="links">
          ${links}
        </ul>
      </section> `,
    aside: html`<aside class="panel">
      <h2>${words.service}</h2>
      <dl>
        <dt>${words.clock}</dt>
        <dd>
          <time datetime="${now.toISOString()}"
            >${day.split('-').toReversed().join('.')} ${time.slice(0, 8)}</time
          >
        </dd>
        <dt>${words.visits}</dt>
        <dd>${count(String(VISITS_BEFORE + visits), lang)}</dd>
      </dl>
      <p><a href="/old/results.html" hreflang="ru">${words.archive}</a></p>
    </aside> `,
  });
}
