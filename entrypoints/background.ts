import { defineBackground } from 'wxt/utils/define-background';
import { Archive, dropUnfinishedIfIdle, HeardAnswers, lossOf, rememberFirst } from '../lib/archive/index.ts';
import { FontJudge } from '../lib/capture/index.ts';
import {
  addCaptureJob,
  proveTime,
  runCapture,
  runExpansion,
  tidyJobs,
  type CaptureDeps,
  type TimeDeps,
} from '../lib/jobs/index.ts';
import type { CaptureJob, PageAnswer } from '../lib/model/index.ts';
import { awake } from '../lib/platform/awake.ts';
import { exchangesOf, noteExchanges } from '../lib/platform/exchanges.ts';
import { browserFacts, toolFacts } from '../lib/platform/facts.ts';
import {
  answerPages,
  holdsExact,
  markButton,
  onFirstRun,
  onGranted,
  openOwnPage,
  readChoices,
  readSettings,
  timeServices,
  startWithBrowser,
  tabById,
  witnessStore,
} from '../lib/platform/index.ts';
import { hearAnswers } from '../lib/platform/hear-answers.ts';
import { watchRequests } from '../lib/platform/failed-requests.ts';
import { fetchOutside } from '../lib/platform/outside-fetch.ts';
import { PageConnections } from '../lib/platform/page-connections.ts';
import { photograph, photographsParts, thumbnail } from '../lib/platform/picture.ts';
import { savePage } from '../lib/platform/saved-page.ts';
import { Shutters } from '../lib/platform/shutters.ts';
import { onTimeDue, wakeAt } from '../lib/platform/time-alarm.ts';

const thumbnailWidth = 320;
/** An archive that cannot be read now may be readable later. */
const againMs = 10 * 60 * 1000;
const neverEnded = new AbortController().signal;

export default defineBackground(() => {
  const startedMs = Date.now();
  const archive = new Archive();
  archive.witness = witnessStore;
  const connections = new PageConnections();
  const shutters = new Shutters();
  const fonts = new FontJudge();
  /** By tab, the job that captures it. */
  const captures = new Map<number, Promise<string>>();
  const cancels = new Map<string, AbortController>();

  noteExchanges();
  const heardPage = hearAnswers(new HeardAnswers());
  connections.listen();
  shutters.listen();
  onGranted(noteExchanges);
  startWithBrowser();
  onFirstRun((inFront) => openOwnPage('archive.html#/welcome', inFront));
  answerPages(async (message): Promise<PageAnswer> => {
    if (message.type === 'capture') return await startCapture(message.tabId);
    if (message.type === 'cancel') return cancel(message.jobId);
    askForTime();
    return { heard: true };
  });
  onTimeDue(askForTime);
  // A database that cannot be opened is told where it is shown.
  tidyJobs(archive, startedMs).catch(() => undefined);
  dropUnfinishedIfIdle(archive).catch(() => undefined);
  rememberFirst(archive)
    .then(() => lossOf(archive))
    .then((loss) => markButton(loss !== null))
    .catch(() => undefined);

  const take = (windowId: number): Promise<Blob | null> => shutters.take(windowId);
  const deps: CaptureDeps = {
    tab: tabById,
    connect: (tabId, url, ended) => connections.open(tabId, url, ended),
    connectScroll: (tabId, url, ended) => connections.openScroll(tabId, url, ended),
    photograph: (tabId) => photograph(tabId, take),
    photographPart: photographsParts() ? (tabId, part) => photograph(tabId, take, part) : null,
    choices: readChoices,
    thumbnail: (picture) => thumbnail(picture, thumbnailWidth),
    exchangesOf,
    watchRequests,
    fetchOutside,
    savesPages: holdsExact,
    savePage,
    timeServices,
    judgeDigits: (drawn) => fonts.judge(drawn),
    heardPage,
    collectorLabel: async () => (await readSettings()).collectorLabel,
    tool: toolFacts(),
    browser: browserFacts(),
  };

  const time: TimeDeps = { services: timeServices, ask: fetch.bind(globalThis), nowMs: Date.now };
  let asking: Promise<void> = Promise.resolve();
  askForTime();

  /** Ask for the proofs of time that are due, after those that are being asked for, and come back for the others. */
  function askForTime(): void {
    // What cannot be planned is asked for at the next start.
    asking = asking.then(askDue).catch(() => undefined);
  }

  async function askDue(): Promise<void> {
    const next = await awake(() => proveTime(archive, time, neverEnded)).catch(() => Date.now() + againMs);
    await wakeAt(next);
  }

  /** One capture of a tab at a time: a second wish for it is answered with the first one's job. */
  async function startCapture(tabId: number): Promise<PageAnswer> {
    const begun = captures.get(tabId) ?? begin(tabId);
    captures.set(tabId, begun);
    return { jobId: await begun };
  }

  async function begin(tabId: number): Promise<string> {
    const abort = new AbortController();
    try {
      const tab = await tabById(tabId);
      const job = await addCaptureJob(archive, tabId, tab?.url ?? '');
      cancels.set(job.id, abort);
      awake(() => work(job, abort))
        // Only a database that cannot even say how it ended brings this; whoever watches the row sees that too.
        .catch(() => undefined)
        .finally(() => {
          cancels.delete(job.id);
          captures.delete(tabId);
          askForTime();
        });
      return job.id;
    } catch (error) {
      captures.delete(tabId);
      throw error;
    }
  }

  /** Capture the page as it is seen, and only then scrolled through, where that is wanted. */
  async function work(job: CaptureJob, abort: AbortController): Promise<void> {
    const expanding = await runCapture(archive, job, deps, abort.signal);
    if (!expanding) return;
    const { id } = expanding.job;
    captures.set(job.tabId, Promise.resolve(id));
    cancels.set(id, abort);
    try {
      await runExpansion(archive, expanding, deps, abort.signal);
    } finally {
      cancels.delete(id);
    }
  }

  function cancel(jobId: string): PageAnswer {
    cancels.get(jobId)?.abort();
    return { jobId };
  }
});
