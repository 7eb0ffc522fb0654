import { patienceMs } from './patience.ts';

type Outcome = { readonly path: string } | { readonly failure: string };

/** Downloads in the order they end, to be awaited one by one. */
export class Downloads {
  readonly #ended: Outcome[] = [];
  readonly #waiting: ((outcome: Outcome) => void)[] = [];

  /** Note the end of a download. */
  add(outcome: Outcome): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(outcome);
    else this.#ended.push(outcome);
  }

  /** The path of the next download. Rejects when it failed, or when none ends in time. */
  async next(): Promise<string> {
    const outcome = this.#ended.shift() ?? (await this.#arrival());
    if ('failure' in outcome) throw new Error(`the download failed: ${outcome.failure}`);
    return outcome.path;
  }

  #arrival(): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const take = (outcome: Outcome): void => {
        clearTimeout(timer);
        resolve(outcome);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(new Error(`no download ended within ${patienceMs} ms`));
      }, patienceMs);
      this.#waiting.push(take);
    });
  }
}
