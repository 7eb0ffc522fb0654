import {
  budgets,
  type CapturedPage,
  type DrawnDigits,
  type Fetched,
  type FromPage,
  fontsNotChecked,
  type PageConnection,
  Snapshot,
  withDrawings,
} from '../capture/index.ts';
import { KuaError, type Remark } from '../model/index.ts';
import { pageLeft, ResourceCollector, type Collected, type CollectorDeps } from './collect-resources.ts';
import { linkedDocuments } from './linked-documents.ts';
import { shownFiles, type PageSaver } from './shown-files.ts';

/** What a page told: its snapshot, those of the frames in it, what they need, and the bytes the page came from. */
export interface PageHeard {
  readonly snapshot: Snapshot;
  readonly frames: readonly Snapshot[];
  readonly collected: Collected;
  readonly source: Fetched | null;
  /** The document was left or closed before all had come. */
  readonly left: boolean;
}

/** What hearing a page asks of the browser. */
export interface HearingDeps extends Omit<CollectorDeps, 'progress'>, PageSaver {
  /** What is to be said of a page's fonts, by how they draw digits; each remark's subject is a family. Never rejects. */
  judgeDigits(drawn: DrawnDigits | null): Promise<readonly Remark[]>;
}

/**
 * Hear a page and its frames out until all that they need is fetched or `ended` comes; what is outstanding then is
 * missing.
 *
 * @param documents whether to fetch the documents it links too
 * @throws KuaError `page-silent`, `page-left`, or what the page's script could not do
 */
export async function hearPage(
  page: CapturedPage,
  deps: HearingDeps,
  documents: boolean,
  progress: CollectorDeps['progress'],
  ended: AbortSignal,
): Promise<PageHeard> {
  const gone = new AbortController();
  const over = AbortSignal.any([ended, gone.signal]);
  const collector = new ResourceCollector({ ...deps, progress }, over);
  // The page reads itself as soon as it may, so this comes about then.
  const saved = shownFiles(deps, page.top.tabId, over);
  // What is saved once the page was left is another one.
  const shown = saved.then((files) => (gone.signal.aborted && files !== null ? pageLeft : files));
  const top = hearFrame(page.top, collector, deps);
  page.top.onGone(() => {
    top.stop('page-left');
    gone.abort(pageLeft);
  });
  ended.addEventListener('abort', () => top.stop('page-silent'));
  AbortSignal.timeout(budgets.answerMs).addEventListener('abort', () => top.stop('page-silent'));
  const snapshot = await top.snapshot;
  const heard = await hearFrames(await page.frames, collector, deps, over);
  if (documents) {
    const { urls, beyond } = linkedDocuments(snapshot);
    await collector.addDocuments(urls, beyond);
  }
  const own = shown.then((files) =>
    typeof files === 'object' && files?.areOf(snapshot.facts) === false ? null : files,
  );
  const collected = await collector.finish(own);
  // A document that is still coming has no whole source to wait for.
  if (snapshot.facts.readyState === 'loading') top.stop('page-silent');
  const frames = await Promise.all(heard.map((frame) => finished(frame, over)));
  const files = await own;
  const heardSource = typeof files === 'object' ? files?.source : null;
  return {
    snapshot: await finished(top, over),
    frames,
    collected,
    source: heardSource ?? (await top.source),
    left: gone.signal.aborted,
  };
}

/** A snapshot with what was found out about the page after it; drawings that have not come when it is `over` are left out. */
async function finished({ snapshot, checked, drawn }: FrameHearing, over: AbortSignal): Promise<Snapshot> {
  const read = await snapshot;
  const draws = read.html.some((part) => typeof part === 'object' && 'drawing' in part);
  const late = Promise.withResolvers<Drawn>();
  over.addEventListener('abort', () => late.resolve(undrawn));
  if (over.aborted || !draws) late.resolve(undrawn);
  const { drawings, limitations } = await Promise.race([drawn, late.promise]);
  return {
    ...read,
    html: withDrawings(read.html, drawings),
    limitations: [...read.limitations, ...(await checked), ...limitations],
  };
}

/** The frames that speak in time; of the others the page says that they stand in it. */
async function hearFrames(
  connections: readonly PageConnection[],
  collector: ResourceCollector,
  deps: HearingDeps,
  over: AbortSignal,
): Promise<FrameHearing[]> {
  const soon = AbortSignal.any([over, AbortSignal.timeout(budgets.framesMs)]);
  const heard = connections.map(async (connection) => {
    const frame = hearFrame(connection, collector, deps);
    connection.onGone(() => {
      frame.stop('page-left');
      collector.leave(connection);
    });
    soon.addEventListener('abort', () => frame.stop('page-silent'));
    if (soon.aborted) frame.stop('page-silent');
    return await frame.snapshot.then(
      () => frame,
      () => null,
    );
  });
  return (await Promise.all(heard)).filter((frame) => frame !== null);
}

type Drawn = Pick<Extract<FromPage, { type: 'drawn' }>, 'drawings' | 'limitations'>;
const undrawn: Drawn = { drawings: [], limitations: [] };

interface FrameHearing {
  readonly snapshot: Promise<Snapshot>;
  readonly checked: Promise<readonly Remark[]>;
  readonly drawn: Promise<Drawn>;
  readonly source: Promise<Fetched | null>;
  /** Wait no longer for what has not been said. */
  stop(code: 'page-silent' | 'page-left'): void;
}

function hearFrame(
  connection: PageConnection,
  collector: ResourceCollector,
  deps: HearingDeps,
): FrameHearing {
  const snapshot = Promise.withResolvers<Snapshot>();
  const checked = Promise.withResolvers<readonly Remark[]>();
  const drawn = Promise.withResolvers<Drawn>();
  const source = Promise.withResolvers<Fetched | null>();
  /** What is said of fonts, if the page shows digits in them. */
  let suspected: readonly Remark[] = [];
  const hearDigits = async (digits: DrawnDigits | null): Promise<void> => {
    suspected = await deps.judgeDigits(digits);
    const families = suspected.flatMap(({ subject }) => subject ?? []);
    if (families.length === 0) checked.resolve(suspected);
    else connection.ask({ type: 'uses', families });
  };
  const hear = async (message: FromPage): Promise<void> => {
    if (message.type === 'failed') snapshot.reject(new KuaError(message.code, message.detail));
    else if (message.type === 'digits') await hearDigits(message.drawn);
    else if (message.type === 'used')
      checked.resolve(
        suspected.filter(({ subject }) => subject === null || message.families.includes(subject)),
      );
    else if (message.type === 'drawn') drawn.resolve(message);
    else if (message.type === 'source') source.resolve(message.fetched);
    else if (message.type === 'snapshot') {
      const read = Snapshot.parse(JSON.parse(await message.json.text()));
      collector.add(connection, read);
      snapshot.resolve(read);
    } else if (message.type === 'fetched') {
      await snapshot.promise;
      await collector.receive(connection, message.fetched);
    }
  };
  connection.onMessage((message) => {
    // A message that fails fails the frame, which its snapshot tells.
    hear(message).catch((error: unknown) => snapshot.reject(error));
  });
  snapshot.promise.catch(() => undefined);
  const stop: FrameHearing['stop'] = (code) => {
    snapshot.reject(new KuaError(code));
    checked.resolve([fontsNotChecked(null)]);
    // A page that is silent may still wait for a file.
    if (code === 'page-left') drawn.resolve(undrawn);
    source.resolve(null);
  };
  return {
    snapshot: snapshot.promise,
    checked: checked.promise,
    drawn: drawn.promise,
    source: source.promise,
    stop,
  };
}
