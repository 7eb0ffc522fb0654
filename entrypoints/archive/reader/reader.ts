import { KuaError } from '../../../lib/model/index.ts';
import type { Kind, Questions, Reply } from './messages.ts';

interface Waiting {
  readonly heard: (answer: Questions[Kind]['answer'], last: boolean) => void;
  readonly failed: (error: KuaError) => void;
}

/** Reads and compares captures beside the page, which stays quick meanwhile. Closing it stops whatever it does. */
export class Reader {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor() {
    this.#worker.addEventListener('message', (event: MessageEvent<Reply>) => {
      const reply = event.data;
      const waiting = this.#waiting.get(reply.id);
      if ('refused' in reply) {
        this.#waiting.delete(reply.id);
        waiting?.failed(new KuaError(reply.refused.code, reply.refused.detail));
        return;
      }
      if (reply.last) this.#waiting.delete(reply.id);
      waiting?.heard(reply.answer, reply.last);
    });
    this.#worker.addEventListener('error', (event) => {
      for (const { failed } of this.#waiting.values()) failed(new KuaError('unexpected', event.message));
      this.#waiting.clear();
    });
  }

  /**
   * Ask; every answer before the last is handed to `before`.
   * @throws KuaError what reading and comparing throw
   */
  async ask<K extends Kind>(
    kind: K,
    question: Questions[K]['ask'],
    before?: (answer: Questions[K]['answer']) => void,
  ): Promise<Questions[K]['answer']> {
    const id = (this.#asked += 1);
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        heard: (answer, last) => (last ? resolve : before)?.(answer),
        failed: reject,
      });
      this.#worker.postMessage({ id, kind, ...question }, []);
    });
  }

  close(): void {
    this.#waiting.clear();
    this.#worker.terminate();
  }
}
