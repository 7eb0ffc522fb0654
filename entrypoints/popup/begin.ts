import { KuaError } from '../../lib/model/index.ts';
import {
  askFor,
  changeSettings,
  patternOf,
  photographsParts,
  preferredLanguages,
  readChoices,
  tabById,
  tellBackground,
} from '../../lib/platform/index.ts';
import { speak } from '../../lib/ui/language.ts';
import {
  actions,
  choices,
  hopeless,
  job,
  page,
  starting,
  startFailure,
  type Actions,
  type Choices,
  type Failure,
} from './state.ts';
import { askPage, findTab, viewPage } from './tab-page.ts';
import type * as Watch from './watch.ts';

function failureOf(thrown: unknown): Failure {
  const { code, detail } = KuaError.from(thrown);
  return { code, detail };
}

/** Look at the tab again: it may have gone to another page since. */
async function lookAgain(): Promise<void> {
  const known = page.value?.tab;
  if (!known) return;
  const tab = await tabById(known.id);
  if (tab) page.value = await askPage(viewPage(tab, false));
}

/** What was chosen last is written: a capture reads it there. */
let chosen: Promise<void> = Promise.resolve();

function choose(change: Partial<Choices['wanted']>): void {
  const shown = choices.value;
  if (!shown) return;
  choices.value = { ...shown, wanted: { ...shown.wanted, ...change } };
  chosen = chosen.then(() => changeSettings(change));
}

async function capture(): Promise<void> {
  const shown = page.value;
  if (!shown || shown.refusal) return;
  await chosen;
  const { jobId } = await tellBackground({ type: 'capture', tabId: shown.tab.id });
  const { awaitJob } = await import('./watch.ts');
  await awaitJob(jobId);
}

function actionsWith(watch: typeof Watch): Actions {
  return {
    capture: async () => {
      try {
        await capture();
      } catch (thrown) {
        startFailure.value = failureOf(thrown);
      } finally {
        starting.value = false;
      }
    },
    choose,
    cancel: async () => {
      if (job.value) await tellBackground({ type: 'cancel', jobId: job.value.id });
    },
    allow: async (urls) => {
      if (!(await askFor(urls.map(patternOf)))) return;
      startFailure.value = null;
      if (job.value?.error && job.value.expands === undefined) job.value = null;
      await lookAgain();
    },
    exportAll: watch.exportAll,
    load: watch.load,
  };
}

/** Bring the drawn window to life: the tab, then the archive. */
export async function begin(query: URLSearchParams): Promise<void> {
  await speak(await preferredLanguages());
  const tab = await findTab(query);
  if (!tab) {
    hopeless.value = { code: 'no-document', detail: null };
    return;
  }
  const seen = viewPage(tab, !query.has('tabId'));
  page.value = seen;
  const asking = askPage(seen);
  try {
    const watch = await import('./watch.ts');
    await watch.begin(tab.id);
    choices.value = { wanted: await readChoices(), scrolls: !photographsParts() };
    actions.value = actionsWith(watch);
    // The button was pressed before there was anything behind it.
    if (starting.value) await actions.value.capture();
    page.value = await asking;
  } catch (thrown) {
    hopeless.value = failureOf(thrown);
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void lookAgain();
  });
}
