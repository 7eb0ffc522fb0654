import { isDayGrid, isMonthTitle, maySpeakAs } from '../compare/index.ts';
import type { Noise } from '../model/index.ts';
import {
  attribute,
  data,
  firstChild,
  firstElementChild,
  isElement,
  isText,
  localName,
  nextElementSibling,
  nextSibling,
  ownerOf,
  queryAll,
  textContent,
} from './dom.ts';
import { isSilent } from './inline-text.ts';
import { words } from './words.ts';

/** A widget holds no more text than this: what holds more is the page. */
const mostChars = 400;
const mostNodes = 300;
const mostSiblings = 12;
const mostTitles = 16;
/** How many places are looked into on a page. */
const mostLooks = 2000;

const named: readonly (readonly [Noise, ReadonlySet<string>])[] = [
  ['calendar', words('calendar datepicker scheduler kalendar kuntizbe')],
  ['clock', words('clock clocks')],
  ['counter', words('counter counters visitors visits hits metrika liveinternet hitcounter')],
  ['weather', words('weather pogoda meteo gismeteo')],
  ['rates', words('currency currencies kurs rates exchange valuta valyuta forex')],
  ['ad', words('ads advert advertisement advertising adv adfox adsbygoogle adwrapper reklama')],
  ['token', words('captcha csrf')],
];
const counted = words('post item article news entry meta page total count counter num');
// What only points to such a thing, or pictures it.
const pointers = words('icon icons ico fa fas far glyphicon bi mdi svg btn button link toggle input');
// Nearly all names have none of these in them, which is told at once.
const mayCall =
  /cal|curr|date|sched|k[au][lnr]|clock|count|visit|hits|metr|live|weather|pogoda|meteo|rates|exch|val|forex|(?:^|[^a-z])ad|reklama|captcha|csrf|views/iu;
const mayCallCalendar = /cal|date|sched|k[au][ln]/iu;
const never = words('html body main article form h1 h2 h3 h4 h5 h6');

/** What the id and classes of an element call it. */
function calledBy(names: string): Noise | null {
  for (const name of names.split(/\s+/u)) {
    const parts = name
      .replace(/(?<=[a-z])(?=[A-Z])/gu, '-')
      .toLowerCase()
      .split(/[^a-z]+/u)
      .filter((part) => part !== '');
    if (parts.some((part) => pointers.has(part))) continue;
    for (const [noise, list] of named) if (parts.some((part) => list.has(part))) return noise;
    if (parts.includes('views') && parts.some((part) => counted.has(part))) return 'counter';
  }
  return null;
}

/** Tells widgets from the page around them. */
export class WidgetReader {
  private readonly noisy: ReadonlySet<Element>;
  private readonly calls = new Map<string, Noise | null>();
  private readonly grids = new Set<Element>();
  private titles = 0;
  private looks = 0;

  /** @param noisy what the site's profile says changes without meaning anything */
  constructor(noisy: ReadonlySet<Element>) {
    this.noisy = noisy;
  }

  /**
   * What the element is taken for: what its id and classes call it, where it is small and what it says is no other than
   * that; null for all else. In the main part that can only be a calendar.
   */
  noiseOf(element: Element, inMain: boolean): Noise | null {
    if (this.grids.has(element)) return 'calendar';
    if (this.noisy.has(element) && !inMain) return 'site';
    const called = this.called(element, inMain ? mayCallCalendar : mayCall);
    if (called === null || (inMain && called !== 'calendar')) return null;
    if (never.has(localName(element)) || this.looks >= mostLooks) return null;
    this.looks += 1;
    const text = smallText(element);
    return text !== null && maySpeakAs(called, text) ? called : null;
  }

  private called(element: Element, may: RegExp): Noise | null {
    for (const attributeName of ['class', 'id']) {
      const names = attribute(element, attributeName);
      if (names === null || !may.test(names)) continue;
      let called = this.calls.get(names);
      if (called === undefined) {
        called = calledBy(names);
        this.calls.set(names, called);
      }
      if (called !== null) return called;
    }
    return null;
  }

  /** The table is the leaf of a calendar. */
  isDayGrid(table: HTMLTableElement): boolean {
    const rows = queryAll(table, 'tr');
    if (rows.length < 5 || rows.length > 10) return false;
    const texts = rows.map((row) => queryAll(row, 'td, th').map((cell) => (textContent(cell) ?? '').trim()));
    if (!isDayGrid(texts)) return false;
    this.grids.add(table);
    return true;
  }

  /** The text names the month of a calendar that stands beside or below it. */
  isOverCalendar(block: Element, text: string): boolean {
    if (text.length > 28 || !/\d{4}/u.test(text) || !isMonthTitle(text)) return false;
    if (this.titles >= mostTitles) return false;
    this.titles += 1;
    let inner = block;
    for (let level = 0; level < 2; level += 1) {
      const outer = ownerOf(inner);
      if (!outer) return false;
      let beside = firstElementChild(outer);
      for (let at = 0; beside && at < mostSiblings; at += 1) {
        if (beside !== inner && this.holdsCalendar(beside, level > 0)) return true;
        beside = nextElementSibling(beside);
      }
      inner = outer;
    }
    return false;
  }

  /** @param untitled without a month of its own */
  private holdsCalendar(element: Element, untitled: boolean): boolean {
    const text = smallText(element);
    // A calendar may be empty until a script fills it.
    if (text === null || !maySpeakAs('calendar', text) || (untitled && /\d{4}/u.test(text))) return false;
    const inside = [element, ...queryAll(element, '[id], [class]').slice(0, mostNodes)];
    return inside.some((one) => this.called(one, mayCallCalendar) === 'calendar');
  }
}

/** The text in an element where that is short and holds no heading of the page and no main part; else null. */
function smallText(element: Element): string | null {
  const pieces: string[] = [];
  let chars = 0;
  let nodes = 0;
  const waiting: Node[] = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes += 1;
    if (nodes > mostNodes) return null;
    if (isText(node)) {
      const piece = data(node).trim();
      chars += piece.length;
      if (chars > mostChars) return null;
      if (piece !== '') pieces.push(piece);
    } else if (isElement(node)) {
      const tag = localName(node);
      if (node !== element && (tag === 'main' || tag === 'article' || tag === 'h1')) return null;
      if (node !== element && isSilent(node)) continue;
      const inside: Node[] = [];
      for (let child = firstChild(node); child; child = nextSibling(child)) {
        inside.push(child);
        if (inside.length > mostNodes) return null;
      }
      waiting.push(...inside.toReversed());
    }
  }
  return pieces.join(' ');
}
