import type { Fetched, Snapshot } from '../capture/index.ts';
import type { CaptureRecord, Exchange, Remark } from '../model/index.ts';
import type { Collected } from './collect-resources.ts';
import type { PagePicture } from './page-picture.ts';

/** What the visible area looked like, or why nobody knows; a picture may lack its small copy. */
export type Picture =
  | { readonly screenshot: Blob; readonly thumb: Blob | null }
  | { readonly missing: string };

/** What makes a capture one of a page that had been scrolled through. */
export interface Expansion {
  /** The id of the capture of the page as it was seen. */
  readonly of: string;
  /** What is to be said of the scrolling. */
  readonly limitations: readonly Remark[];
}

/** Everything that was gathered of a page, before it is sealed. */
export interface Gathered {
  readonly startedAt: Date;
  readonly snapshot: Snapshot;
  readonly frames: readonly Snapshot[];
  readonly collected: Collected;
  readonly source: Fetched | null;
  /** How the tab's last documents were received, the newest first. */
  readonly exchanges: readonly Exchange[];
  /** The document was left or closed before all that it needs had come. */
  readonly left: boolean;
  readonly picture: Picture;
  /** Null where nobody asked for it. */
  readonly pagePicture: PagePicture | null;
  /** Null for the page as it was seen. */
  readonly expansion: Expansion | null;
  readonly collectorLabel: string | null;
  readonly tool: CaptureRecord['tool'];
  readonly browser: Pick<CaptureRecord['browser'], 'name' | 'version' | 'userAgent' | 'languages'>;
}
