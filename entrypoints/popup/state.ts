import { computed, signal } from '@preact/signals';
import type { CaptureRow, KnownKey, LogLoss, VersionRow } from '../../lib/archive/index.ts';
import type { CaptureJob, RefusalCode, SiteKind } from '../../lib/model/index.ts';
import type { TabView } from '../../lib/platform/index.ts';
import type { LoadThumb } from '../../lib/ui/versions.tsx';

/** The page in the tab, as far as it is known. */
export interface PageView {
  readonly tab: TabView;
  readonly kind: SiteKind;
  readonly status: number | null;
  /** Why this page cannot be captured, as far as that shows before trying. */
  readonly refusal: RefusalCode | null;
}

export interface Failure {
  readonly code: RefusalCode;
  readonly detail: string | null;
}

/** A capture with the version it was compared with. */
export interface Result {
  readonly row: CaptureRow;
  readonly before: CaptureRow | null;
  /** Whether the page is captured once more, scrolled through, and what came of that; null where nobody asked for it. */
  readonly expansion: Expansion | null;
}

/** A second capture of a page, after it was scrolled through. */
export interface Expansion {
  readonly job: CaptureJob;
  /** Null until it is there. */
  readonly row: CaptureRow | null;
}

export interface VersionsView {
  readonly rows: readonly VersionRow[];
  readonly keys: readonly KnownKey[];
  readonly total: number;
  readonly unexported: number;
}

/** What the person wants besides the page itself. */
export interface Choices {
  readonly wanted: {
    readonly wholePage: boolean;
    readonly documents: boolean;
    readonly expanded: boolean;
  };
  /** This browser scrolls a page to photograph the whole of it. */
  readonly scrolls: boolean;
}

/** What the buttons do. */
export interface Actions {
  capture: () => Promise<void>;
  cancel: () => Promise<void>;
  choose: (change: Partial<Choices['wanted']>) => void;
  /** Ask for the sites of these addresses. Must run within the click. */
  allow: (urls: readonly string[]) => Promise<void>;
  exportAll: (encrypted: boolean) => Promise<void>;
  load: LoadThumb;
}

export const page = signal<PageView | null>(null);
/** What the archive has lost since Kuä last wrote to it. */
export const loss = signal<LogLoss | null>(null);
/** Why there is nothing to work with at all: no tab, no storage. */
export const hopeless = signal<Failure | null>(null);
export const actions = signal<Actions | null>(null);
export const versions = signal<VersionsView | null>(null);

export const choices = signal<Choices | null>(null);

/** The newest capture of this tab that is worth showing: one that runs, was begun here, or has just ended. */
export const job = signal<CaptureJob | null>(null);
export const result = signal<Result | null>(null);
/** From the click until the job's row is there to watch. */
export const starting = signal(false);
/** Why a capture could not even begin. */
export const startFailure = signal<Failure | null>(null);

export const working = computed(() => starting.value || job.value?.state === 'running');

/** The one refusal to show, or null. */
export const refusal = computed<Failure | null>(() => {
  if (hopeless.value) return hopeless.value;
  if (page.value?.refusal) return { code: page.value.refusal, detail: null };
  if (working.value) return null;
  if (startFailure.value) return startFailure.value;
  // Of a page that was captured already, the result says why it was not captured once more.
  return job.value?.expands === undefined ? (job.value?.error ?? null) : null;
});
