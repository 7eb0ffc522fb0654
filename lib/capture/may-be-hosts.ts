import { shadowHosts } from './dom.ts';

const neverHosts =
  'a td tr li b i em strong br img th ul option path g label input button tbody thead tfoot table abbr acronym address area ' +
  'audio base basefont bdi bdo bgsound big canvas caption center circle cite code col colgroup data datalist dd defs del ' +
  'details dfn dialog dir dl dt ellipse embed fieldset figcaption figure font form frame frameset head hgroup hr html iframe ' +
  'ins kbd legend line link map mark marquee menu meta meter nobr noembed noframes noscript object ol optgroup output param ' +
  'picture polygon polyline pre progress q rb rect rp rt rtc ruby s samp script search select slot small source stop strike ' +
  'style sub summary sup svg template text textarea time title track tspan tt u use var video wbr';

/** Elements of HTML that may have a shadow tree. */
export const plainHosts = [...shadowHosts].join();

/** The same, one by one. */
export const plainHostNames: readonly string[] = [...shadowHosts];

/** Plain hosts that are asked for a closed shadow tree at once: where that takes long it is some microseconds for each. */
export const fewHosts = 1000;

/** Elements whose names HTML does not know: what scripts define is among them. The most frequent names are tried first. */
export const ownNames = `:not(div,span,p,${neverHosts.split(' ').join()},${plainHosts})`;
