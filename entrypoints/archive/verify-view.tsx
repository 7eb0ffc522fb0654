import { useRef, useState } from 'preact/hooks';
import { knownKeys } from '../../lib/archive/index.ts';
import {
  AgeRefusal,
  type AskSecret,
  openBundleFile,
  type Verdict as VerdictValue,
  verifyBundle,
} from '../../lib/bundle/index.ts';
import { certificatesFromPem, publicKeyFromPem } from '../../lib/evidence/index.ts';
import { formatBytes } from '../../lib/i18n/index.ts';
import { KuaError } from '../../lib/model/index.ts';
import { witnessStore } from '../../lib/platform/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { openArchive } from '../../lib/ui/open-archive.ts';
import { Progress } from '../../lib/ui/progress.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { Verdict } from './verdict.tsx';
import { scryptInWorker } from './scrypt-in-worker.ts';
import { useSecretDialog } from './secret-dialog.tsx';
import { BundleChooser, type Chosen } from './bundle-chooser.tsx';

type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'opening' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly verdict: VerdictValue }
  | { readonly state: 'unreadable'; readonly says: 'verify.keyUnreadable' | 'verify.rootsUnreadable' }
  | { readonly state: 'failed'; readonly error: KuaError };

const redrawMs = 100;

/** The keys that the person can tell; none where nothing can be kept. */
async function namedIds(): Promise<ReadonlySet<string>> {
  const known = await openArchive(witnessStore).then(knownKeys, () => []);
  return new Set(known.map(({ keyId }) => keyId));
}

async function verify(
  { bundle, key, roots: rootFiles }: Chosen,
  ask: AskSecret,
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
  let toldMs = 0;
  const progress = (done: number, total: number): void => {
    if (Date.now() - toldMs < redrawMs) return;
    toldMs = Date.now();
    tell({ state: 'running', done, total });
  };
  const named = await namedIds();
  const askAndSay: AskSecret = async (question) => {
    const secret = signal.aborted ? null : await ask(question);
    tell({ state: 'opening' });
    return secret;
  };
  const { zip, close } = await openBundleFile(bundle, askAndSay, scryptInWorker);
  try {
    const options = { key: spki, named, roots, now: new Date(), signal, progress };
    return { state: 'done', verdict: await verifyBundle(zip, options) };
  } finally {
    close();
  }
}

function progressWords(done: number, total: number): string {
  if (total === 0) return say('reading');
  return say('verify.progress', {
    done: formatBytes(locale.value, done),
    total: formatBytes(locale.value, total),
  });
}

function Outcome({ work, onCancel }: { readonly work: Work; readonly onCancel: () => void }) {
  switch (work.state) {
    case 'running':
      return (
        <Progress
          words={progressWords(work.done, work.total)}
          done={work.done}
          total={work.total}
          onCancel={onCancel}
        />
      );
    case 'opening':
      return <Progress words={say('secret.opening')} done={0} total={0} onCancel={onCancel} />;
    case 'done':
      return <Verdict verdict={work.verdict} />;
    case 'unreadable':
      return (
        <p role="alert" class="look">
          {say(work.says)}
        </p>
      );
    case 'failed':
      if (work.error instanceof AgeRefusal)
        return (
          <p role="alert" class="look">
            {say(`age.${work.error.rule}`)}
          </p>
        );
      return <Refusal code={work.error.code} detail={work.error.detail} />;
    default:
      return null;
  }
}

/** Checks a bundle that the person has as a file, and says what holds and what does not. */
export function VerifyView() {
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const abort = useRef(new AbortController());
  const secret = useSecretDialog();
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
    setWork({ state: 'running', done: 0, total: 0 });
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
