import type { Block, Noise } from '../model/index.ts';
import { attribute, localName } from './dom.ts';
import { Inherited } from './inherited.ts';
import { PlaceReader } from './place.ts';
import { WidgetReader } from './widgets.ts';
import { words } from './words.ts';

/** What an element stands in, itself among it, as far as its text is taken for something by that. */
interface Surroundings {
  /** The level of the innermost heading. */
  readonly heading: number | null;
  readonly figure: boolean;
  readonly lists: number;
  /** In how many lists the innermost item stands. */
  readonly item: number | null;
  readonly control: boolean;
  readonly main: boolean;
  readonly aside: boolean;
  /** An aside in the main part. */
  readonly beside: boolean;
  readonly noise: Noise | null;
}

const outside: Surroundings = {
  heading: null,
  figure: false,
  lists: 0,
  item: null,
  control: false,
  main: false,
  aside: false,
  beside: false,
  noise: null,
};

const listTags = words('ul ol dl menu');
const itemTags = words('li dt dd option');
const controlTags = words('button label summary legend');
const mainTags = words('main article');
const asideTags = words('nav header footer aside');
const asideRoles = words('navigation banner contentinfo complementary search');

/** Answers what elements stand in. */
export class SurroundingsReader {
  private readonly around = new Inherited<Surroundings>(outside, (element, around) => {
    const own = within(element, around);
    const isMain = own.main && !own.beside;
    const noise = own.noise ?? this.widgets.noiseOf(element, isMain);
    return noise === own.noise ? own : { ...own, noise };
  });
  private readonly places = new PlaceReader();
  private readonly widgets: WidgetReader;

  /** @param noisy what the site's profile says changes without meaning anything */
  constructor(noisy: ReadonlySet<Element>) {
    this.widgets = new WidgetReader(noisy);
  }

  /** The kind of block that text in the element makes. */
  kindOf(element: Element): Pick<Block, 'kind' | 'level'> {
    const { heading, figure, item, control } = this.around.of(element);
    if (heading !== null) return { kind: 'heading', level: heading };
    if (figure) return { kind: 'figure', level: null };
    if (item !== null) return { kind: 'item', level: item };
    return { kind: control ? 'other' : 'paragraph', level: null };
  }

  /**
   * Whether the element is in the page's main part; if not, where it is.
   *
   * @param marked whether the page says which part that is
   * @param text   that stands in the element
   */
  partOf(element: Element, marked: boolean, text = ''): Pick<Block, 'main' | 'place' | 'noise'> {
    const { main, aside, noise: around } = this.around.of(element);
    const noise = around ?? (this.widgets.isOverCalendar(element, text) ? 'calendar' : null);
    const isMain = noise === null && (marked ? main : !aside);
    if (isMain) return { main: true };
    return { main: false, ...(noise === null ? {} : { noise }), place: this.places.placeOf(element) };
  }

  /** The table is the leaf of a calendar. Said before anything in it is asked for. */
  isCalendar(table: HTMLTableElement): boolean {
    return this.widgets.isDayGrid(table);
  }
}

/** What stands in `element`, which itself stands in `around`. */
function within(element: Element, around: Surroundings): Surroundings {
  const tag = localName(element);
  const role = attribute(element, 'role') ?? '';
  const isMain = mainTags.has(tag) || role === 'main';
  const isAside = asideTags.has(tag) || asideRoles.has(role);
  if (isMain && !around.main) return within(element, { ...around, main: true });
  if (isAside && !around.aside) return within(element, { ...around, aside: true });
  if (around.main && !around.beside && (tag === 'aside' || role === 'complementary'))
    return within(element, { ...around, beside: true });
  if (/^h[1-6]$/u.test(tag)) return { ...around, heading: Number(tag[1]) };
  if (tag === 'figcaption') return { ...around, figure: true };
  if (listTags.has(tag)) return { ...around, lists: around.lists + 1 };
  if (itemTags.has(tag)) return { ...around, item: Math.max(1, around.lists) };
  return controlTags.has(tag) ? { ...around, control: true } : around;
}
