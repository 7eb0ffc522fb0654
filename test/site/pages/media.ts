import { count, decimal, percent } from '../format.ts';
import { html } from '../html.ts';
import { DEMO_LABEL, DEMO_NOTE, languageLinks } from '../layout.ts';
import type { PageContext } from '../layout.ts';

const PARTIES = [
  'amanat',
  'auyl',
  'respublica',
  'ak_zhol',
  'peoples_party',
  'nsdp',
  'baytaq',
  'against_all',
] as const;

const WORDS = {
  kk: {
    outlet: 'Ақ парақ',
    motto: 'ақпарат агенттігі (ойдан шығарылған)',
    rubrics: ['Саясат', 'Қоғам', 'Экономика', 'Мәдениет'],
    title: 'Мәжіліс сайлауының қорытындысы жарияланды',
    day: '2023 жылғы 27 наурыз',
    lead: 'Комиссия 2023 жылғы 19 наурызда өткен Мәжіліс депутаттары сайлауының соңғы қорытындысын жариялады.',
    received: (votes: string, share: string) =>
      `Сайлау бюллетендерін ${votes} адам алды. Бұл – тізімге енгізілген сайлаушылардың жалпы санының ${share} пайызы.`,
    first: (votes: string, share: string) =>
      `«Amanat» партиясына ${votes} адам дауыс берді, бұл – ${share} пайыз.`,
    caption: 'Партиялар бойынша дауыс беру қорытындысы',
    party: 'Партия',
    votes: 'Дауыс саны',
    total: 'Барлығы',
    names: {
      amanat: '«Amanat»',
      auyl: '«Ауыл»',
      respublica: '«Respublica»',
      ak_zhol: '«Ақ жол»',
      peoples_party: 'Қазақстан Халық партиясы',
      nsdp: 'Жалпыұлттық социал-демократиялық партия',
      baytaq: '«Байтақ»',
      against_all: 'Барлығына қарсы',
    },
    picture: 'Дауыс беру кабиналары. Сурет',
    more: 'Тақырып бойынша',
    moreLink: 'Комиссия: дауыс беру барысы',
    advert: 'Жарнама',
  },
  ru: {
    outlet: 'Ақ парақ',
    motto: 'информационное агентство (вымышленное)',
    rubrics: ['Политика', 'Общество', 'Экономика', 'Культура'],
    title: 'Объявлены итоги выборов в Мажилис',
    day: '27 марта 2023 года',
    lead: 'Комиссия объявила окончательные итоги выборов депутатов Мажилиса, прошедших 19 марта 2023 года.',
    received: (votes: string, share: string) =>
      `Избирательные бюллетени получили ${votes} избирателей, или ${share}\u00a0% от общего количества включенных в списки.`,
    first: (votes: string, share: string) =>
      `За партию «Amanat» проголосовали ${votes} избирателей, или ${share}\u00a0%.`,
    caption: 'Итоги голосования по партиям',
    party: 'Партия',
    votes: 'Число голосов',
    total: 'Всего',
    names: {
      amanat: '«Amanat»',
      auyl: '«Ауыл»',
      respublica: '«Respublica»',
      ak_zhol: '«Ак жол»',
      peoples_party: 'Народная партия Казахстана',
      nsdp: 'Общенациональная социал-демократическая партия',
      baytaq: '«Байтақ»',
      against_all: 'Против всех',
    },
    picture: 'Кабины для голосования. Рисунок',
    more: 'По теме',
    moreLink: 'Комиссия: ход голосования',
    advert: 'Реклама',
  },
  en: {
    outlet: 'Aq Paraq',
    motto: 'news agency (invented)',
    rubrics: ['Politics', 'Society', 'Economy', 'Culture'],
    title: 'Results of the Majilis elections announced',
    day: '27 March 2023',
    lead: 'The commission has announced the final results of the elections of deputies of the Majilis held on 19 March 2023.',
    received: (votes: string, share: string) =>
      `Ballots were received by ${votes} voters, or ${share}% of the total number included in the lists.`,
    first: (votes: string, share: string) =>
      `${votes} voters cast their ballots for the Amanat party, or ${share}%.`,
    caption: 'Results of the vote by party',
    party: 'Party',
    votes: 'Votes',
    total: 'Total',
    names: {
      amanat: 'Amanat',
      auyl: 'Auyl',
      respublica: 'Respublica',
      ak_zhol: 'Ak Zhol',
      peoples_party: 'People’s Party of Kazakhstan',
      nsdp: 'National Social Democratic Party',
      baytaq: 'Baytaq',
      against_all: 'Against all',
    },
    picture: 'Voting booths. Drawing',
    more: 'Related',
    moreLink: 'The commission: course of voting',
    advert: 'Advertisement',
  },
} as const;

const VOTE = 'majilis-2023';

/** An article of an invented state outlet about the elections of 2023; null for any id but `2303`. */
export function mediaPage(context: PageContext, id: string): string | null {
  if (id !== '2303') return null;
  const { lang, facts, state, secondOrigin } = context;
  const words = WORDS[lang];
  const votes = (party: (typeof PARTIES)[number]): string =>
    party === 'amanat' ? state.amanat2023 : facts.votes(VOTE, party);
  const rows = PARTIES.map(
    (party) =>
      html`<tr>
        <th scope="row">${words.names[party]}</th>
        <td>${count(votes(party), lang)}</td>
        <td>${decimal(facts.share(VOTE, party), lang)}</td>
      </tr> `,
  );
  const received = words.received(
    count(facts.votes(VOTE, 'ballots_received'), lang),
    decimal(facts.share(VOTE, 'ballots_received'), lang),
  );
  const first = words.first(count(state.amanat2023, lang), decimal(facts.share(VOTE, 'amanat'), lang));
  return html`<!doctype html>
    <html lang="${lang}" prefix="og: https://ogp.me/ns#">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title} | ${words.outlet}</title>
        <meta property="og:type" content="article" />
        <meta property="og:title" content="${words.title}" />
        <meta property="article:published_time" content="2023-03-27T12:05:00+06:00" />
        <link rel="icon" href="${secondOrigin}/cdn/outlet.png" type="image/png" />
        <link rel="stylesheet" href="/css/media.css" />
        <link rel="stylesheet" href="${secondOrigin}/cdn/figures.css" crossorigin="anonymous" />
      </head>
      <body>
        <p class="demo" role="note">${DEMO_LABEL[lang]}</p>
        <header>
          <p class="outlet">
            <a href="/${lang}/media/${id}"><strong>${words.outlet}</strong></a> <span>${words.motto}</span>
          </p>
          ${languageLinks(lang, `media/${id}`)}
          <nav class="rubrics">
            <ul>
              ${words.rubrics.map((rubric) => html`<li>${rubric}</li>`)}
            </ul>
          </nav>
        </header>
        <main>
          <article>
            <h1>${words.title}</h1>
            <p class="byline"><time datetime="2023-03-27T12:05+06:00">${words.day}, 12:05</time></p>
            <p class="lead">${words.lead}</p>
            <figure>
              <img
                src="${secondOrigin}/cdn/booths.png"
                crossorigin="anonymous"
                width="600"
                height="400"
                alt="${words.picture}"
              />
              <figcaption>${words.picture}</figcaption>
            </figure>
            <p class="pull" aria-hidden="true">${percent(facts.share(VOTE, 'amanat'), lang)}</p>
            <p>${first}</p>
            <p>${received}</p>
            <table>
              <caption>
                ${words.caption}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${words.party}</th>
                  <th scope="col">${words.votes}</th>
                  <th scope="col">%</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">${words.total}</th>
                  <td>${count(facts.votes(VOTE, 'votes_parties_and_against'), lang)}</td>
                  <td></td>
                </tr>
              </tfoot>
            </table>
          </article>
          <aside>
            <h2>${words.more}</h2>
            <p><a href="/${lang}/turnout">${words.moreLink}</a></p>
            <p class="advert">
              <span>${words.advert}</span
              ><img src="${secondOrigin}/cdn/counter.png" width="240" height="80" alt="" />
            </p>
          </aside>
        </main>
        <footer>
          <p><strong>${DEMO_LABEL[lang]}</strong></p>
          <p>${DEMO_NOTE[lang]}</p>
        </footer>
      </body>
    </html> `.html;
}
