import { useEffect, useRef, useState } from 'preact/hooks';
import { knownKeys } from '../../lib/archive/index.ts';
import { AgeRefusal, type AskSecret, openBundleFile, verifyBundle } from '../../lib/bundle/index.ts';
import { certificatesFromPem, publicKeyFromPem } from '../../lib/evidence/index.ts';
import { formatBytes } from '../../lib/i18n/index.ts';
import { KuaError } from '../../lib/model/index.ts';
import { witnessStore } from '../../lib/platform/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { openArchive } from '../../lib/ui/open-archive.ts';
import { Progress } from '../../lib/ui/progress.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { scryptInWorker } from './scrypt-in-worker.ts';
import { useSecretDialog, type AskSecretOf } from './secret-dialog.tsx';
import { BundleChooser, type Chosen } from './bundle-chooser.tsx';
import { type Checked, KeepBundles } from './keep-bundles.tsx';
import { Verdict } from './verdict.tsx';

/** What came of one file. */
interface Result {
  readonly name: string;
  readonly came: Checked | KuaError;
}

type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'opening'; readonly name: string }
  | { readonly state: 'running'; readonly name: string; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly results: readonly Result[] }
  | { readonly state: 'unreadable'; readonly says: 'verify.keyUnreadable' | 'verify.rootsUnreadable' }
  | { readonly state: 'failed'; readonly error: KuaError };

const redrawMs = 100;

/** The keys that the person can tell; none where nothing can be kept. */
async function namedIds(): Promise<ReadonlySet<string>> {
  const known = await openArchive(witnessStore).then(knownKeys, () => []);
  return new Set(known.map(({ keyId }) => keyId));
}

async function verify(
  { bundles, key, roots: rootFiles }: Chosen,
  ask: AskSecretOf,
  signal: AbortSignal,
  tell: (work: Work) => void,
): Promise<Work> {
  const spki = key === null ? null : publicKeyFromPem(await key.text());
  if (key !== null && spki === null) return { state: 'unreadable', says: 'verify.keyUnreadable' };
  const roots: Uint8Array[] = [];
  for (const file of rootFiles) {
    const ders = certificatesFromPem(await file.text());
    if (!ders) return { state: 'unreadable', says: 'verify.rootsUnreadable' };
    roots.push(...ders);
  }
  const named = await namedIds();
  const results: Result[] = [];
  for (const file of bundles) {
    const { name } = file;
    let toldMs = 0;
    const progress = (done: number, total: number): void => {
      if (Date.now() - toldMs < redrawMs) return;
      toldMs = Date.now();
      tell({ state: 'running', name, done, total });
    };
    const askAndSay: AskSecret = async (question) => {
      const secret = signal.aborted ? null : await ask(question, name);
      tell({ state: 'opening', name });
      return secret;
    };
    try {
      const bundle = await openBundleFile(file, askAndSay, scryptInWorker);
      // What is decrypted as it is read can be read, and kept, until another file is looked at.
      signal.addEventListener('abort', bundle.close);
      signal.throwIfAborted();
      const options = { key: spki, named, roots, now: new Date(), signal, progress };
      const verdict = await verifyBundle(bundle.zip, options);
      results.push({ name, came: { name, bundle, verdict } });
    } catch (error) {
      // Of several files one that cannot be read keeps no other from being checked.
      if (signal.aborted) throw error;
      results.push({ name, came: KuaError.from(error) });
    }
  }
  return { state: 'done', results };
}

function progressWords(name: string, done: number, total: number): string {
  if (total === 0) return say('reading');
  const sizes = { done: formatBytes(locale.value, done), total: formatBytes(locale.value, total) };
  return `${name}: ${say('verify.progress', sizes)}`;
}

function Failure({ error }: { readonly error: KuaError }) {
  if (!(error instanceof AgeRefusal)) return <Refusal code={error.code} detail={error.detail} />;
  return (
    <p role="alert" class="look">
      {say(`age.${error.rule}`)}
    </p>
  );
}

function Results({ results }: { readonly results: readonly Result[] }) {
  const several = results.length > 1;
  return (
    <>
      {results.map(({ name, came }, index) => (
        <section key={index} class="checked" data-file={name}>
          {several && <h2 class="address">{name}</h2>}
          {came instanceof KuaError ? (
            <Failure error={came} />
          ) : (
            <Verdict verdict={came.verdict} folded={several} />
          )}
        </section>
      ))}
      <KeepBundles checked={results.flatMap(({ came }) => (came instanceof KuaError ? [] : [came]))} />
    </>
  );
}

function Outcome({ work, onCancel }: { readonly work: Work; readonly onCancel: () => void }) {
  switch (work.state) {
    case 'running':
      return (
        <Progress
          words={progressWords(work.name, work.done, work.total)}
          done={work.done}
          total={work.total}
          onCancel={onCancel}
        />
      );
    case 'opening':
      return (
        <Progress words={`${work.name}: ${say('secret.opening')}`} done={0} total={0} onCancel={onCancel} />
      );
    case 'done':
      return <Results results={work.results} />;
    case 'unreadable':
      return (
        <p role="alert" class="look">
          {say(work.says)}
        </p>
      );
    case 'failed':
      return <Failure error={work.error} />;
    default:
      return null;
  }
}

/** Checks bundles that the person has as files, says what holds and what does not, and keeps those they want. */
export function VerifyView() {
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const abort = useRef(new AbortController());
  const secret = useSecretDialog();
  useEffect(
    () => () => {
      abort.current.abort();
    },
    [],
  );
  const forget = (): void => {
    abort.current.abort();
    setWork({ state: 'idle' });
  };
  const cancel = (): void => {
    abort.current.abort();
    setWork({ state: 'failed', error: new KuaError('cancelled') });
  };
  const start = (chosen: Chosen): void => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setWork({ state: 'running', name: chosen.bundles[0]?.name ?? '', done: 0, total: 0 });
    const tell = (next: Work): void => {
      if (abort.current.signal === signal && !signal.aborted) setWork(next);
    };
    verify(chosen, secret.ask, signal, tell).then(tell, (error: unknown) => {
      tell({ state: 'failed', error: KuaError.from(error) });
    });
  };
  return (
    <>
      <h1>{say('verify.title')}</h1>
      <p>{say('verify.lead')}</p>
      <BundleChooser
        busy={work.state === 'running' || work.state === 'opening'}
        onChange={forget}
        onStart={start}
      />
      <Outcome work={work} onCancel={cancel} />
      {secret.dialog}
    </>
  );
}
