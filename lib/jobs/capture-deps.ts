import type { TimeServices } from '../archive/index.ts';
import type { CapturedPage, PageConnection } from '../capture/index.ts';
import type { CaptureRecord, Exchange } from '../model/index.ts';
import type { CollectorDeps } from './collect-resources.ts';
import type { Gathered } from './gathered.ts';
import type { HearingDeps } from './hear-page.ts';
import type { PagePictureDeps } from './page-picture.ts';
import type { ShownTab } from './viewed-file.ts';

/** What the person wants besides the page itself. */
export interface CaptureChoices {
  /** A picture of the whole page. */
  readonly wholePage: boolean;
  /** The documents it links on its own site. */
  readonly documents: boolean;
  /** The page once more, after it was scrolled through. */
  readonly expanded: boolean;
}

/** What a capture asks of the browser. */
export interface CaptureDeps extends Omit<HearingDeps, 'failureOf'>, PagePictureDeps {
  tab(tabId: number): Promise<ShownTab | null>;
  /** Run the capture script in the tab's document and answer its connection. */
  connect(tabId: number, url: string, ended: AbortSignal): Promise<CapturedPage>;
  /** Run the script that scrolls in the tab's document and answer its connection. */
  connectScroll(tabId: number, url: string, ended: AbortSignal): Promise<PageConnection>;
  thumbnail(picture: Blob): Promise<Blob>;
  exchangesOf(tabId: number): Promise<Exchange[]>;
  /** Hear how requests for a capture of the tab fail, until told to stop. */
  watchRequests(tabId: number): Pick<CollectorDeps, 'failureOf'> & { stop(): void };
  collectorLabel(): Promise<string | null>;
  choices(): Promise<CaptureChoices>;
  /** Whom the person lets ask for the time. */
  timeServices(): Promise<TimeServices>;
  readonly tool: CaptureRecord['tool'];
  readonly browser: Gathered['browser'];
}
