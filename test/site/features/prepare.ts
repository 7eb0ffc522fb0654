import type { PageTools, Place } from './feature.ts';

/** What came of the features' scripts: the reasons of those that cannot be had here, and what went wrong. */
export interface Prepared {
  readonly unavailable: Readonly<Record<string, string>>;
  readonly failures: readonly string[];
}

type Script = readonly [slug: string, ready: (section: HTMLElement, tools: PageTools) => unknown];

/** Run the features' scripts, and wait until all they asked for is there. Runs in the page, from its source text. */
export async function prepare(scripts: readonly Script[], place: Place): Promise<Prepared> {
  const closedRoots = new WeakMap<Element, ShadowRoot>();
  const unavailable: Record<string, string> = {};
  const failures: string[] = [];
  const loaded = (element: EventTarget): Promise<void> =>
    new Promise((resolve) => {
      for (const event of ['load', 'error']) element.addEventListener(event, () => resolve(), { once: true });
    });
  const tools: PageTools = {
    ...place,
    loaded,
    closedRoot: (host, root) => void closedRoots.set(host, root),
    picture: async (colour) => {
      const canvas = new OffscreenCanvas(60, 40);
      const context = canvas.getContext('2d');
      if (context) {
        context.fillStyle = colour;
        context.fillRect(4, 4, 52, 24);
      }
      return await canvas.convertToBlob();
    },
  };
  Reflect.set(globalThis, 'labClosedRoots', closedRoots);
  if (document.readyState !== 'complete') await loaded(window);
  for (const [slug, ready] of scripts) {
    const section = document.querySelector<HTMLElement>(`#f-${slug}`);
    try {
      const answer = section ? await ready(section, tools) : 'the section is not there';
      if (typeof answer === 'string') unavailable[slug] = answer;
    } catch (error) {
      failures.push(`${slug}: ${String(error)}`);
    }
  }
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return { unavailable, failures };
}
