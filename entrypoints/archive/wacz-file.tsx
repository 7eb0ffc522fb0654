import { useRef, useState } from 'preact/hooks';
import { KuaError } from '../../lib/model/index.ts';
import { say } from '../../lib/ui/language.ts';
import { Progress } from '../../lib/ui/progress.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';

type Work =
  | { readonly state: 'idle' | 'running' | 'done' }
  | { readonly state: 'failed'; readonly error: KuaError };

/** The button that makes a web archive of its own, where the bundle is too large to hold one, and saves it. */
export function WaczFile({ make }: { readonly make: (cancelled: AbortSignal) => Promise<File> }) {
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const abort = useRef(new AbortController());
  const start = async (): Promise<void> => {
    abort.current = new AbortController();
    setWork({ state: 'running' });
    try {
      const file = await make(abort.current.signal);
      const url = URL.createObjectURL(file);
      const link = Object.assign(document.createElement('a'), { href: url, download: file.name });
      link.click();
      setWork({ state: 'done' });
    } catch (error) {
      setWork({ state: 'failed', error: KuaError.from(error) });
    }
  };
  return (
    <section>
      <p>{say('wacz.why')}</p>
      {work.state === 'running' ? (
        <Progress words={say('wacz.making')} done={0} total={0} onCancel={() => abort.current.abort()} />
      ) : (
        <p>
          <button type="button" onClick={() => void start()}>
            {say('wacz.save')}
          </button>
        </p>
      )}
      {work.state === 'failed' && <Refusal code={work.error.code} detail={work.error.detail} />}
    </section>
  );
}
