import { count, z } from '../model/zod.ts';
import { KuaError, refusalCodes } from '../model/errors.ts';

const Said = z.discriminatedUnion('said', [
  z.strictObject({ said: z.literal('progress'), done: count, total: count }),
  z.strictObject({ said: z.literal('answer'), answer: z.unknown() }),
  z.strictObject({
    said: z.literal('refusal'),
    code: z.enum(refusalCodes),
    detail: z.nullable(z.string()),
  }),
]);
type Said = z.infer<typeof Said>;

interface CallOptions {
  readonly progress?: (done: number, total: number) => void;
  /** Aborted, it ends the worker in the middle of its work. */
  readonly signal?: AbortSignal;
}

/**
 * Have a worker do one piece of work, and end it.
 *
 * @param start   begins a worker whose code calls `answerCall`
 * @param request what is sent to it, by structured clone
 * @returns its answer, for the caller to parse
 * @throws KuaError as the worker threw it; `cancelled`; `unexpected` where the worker does not run
 */
export async function callWorker(
  start: () => Worker,
  request: unknown,
  { progress, signal }: CallOptions = {},
): Promise<unknown> {
  if (signal?.aborted) throw new KuaError('cancelled');
  const worker = start();
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const cancel = (): void => {
    reject(new KuaError('cancelled'));
  };
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = Said.safeParse(data);
    if (!message.success) reject(new KuaError('bad-message', 'worker'));
    else if (message.data.said === 'progress') progress?.(message.data.done, message.data.total);
    else if (message.data.said === 'answer') resolve(message.data.answer);
    else reject(new KuaError(message.data.code, message.data.detail));
  });
  worker.addEventListener('messageerror', () => {
    reject(new KuaError('bad-message', 'worker'));
  });
  worker.addEventListener('error', ({ message }: ErrorEvent) => {
    reject(new KuaError('unexpected', `worker: ${message}`));
  });
  signal?.addEventListener('abort', cancel);
  try {
    worker.postMessage(request, []);
    return await promise;
  } finally {
    signal?.removeEventListener('abort', cancel);
    worker.terminate();
  }
}

function say(said: Said): void {
  postMessage(said, {});
}

/**
 * In a worker: do `work` for the one request that comes.
 *
 * @param work gets the request, to parse, and is heard on how far it is
 */
export function answerCall(
  work: (request: unknown, progress: (done: number, total: number) => void) => Promise<unknown>,
): void {
  const answer = async ({ data }: MessageEvent<unknown>): Promise<void> => {
    try {
      const done = await work(data, (progress, total) => {
        say({ said: 'progress', done: progress, total });
      });
      say({ said: 'answer', answer: done });
    } catch (thrown) {
      const { code, detail } = KuaError.from(thrown);
      say({ said: 'refusal', code, detail });
    }
  };
  addEventListener('message', (event: MessageEvent<unknown>) => void answer(event), { once: true });
}
