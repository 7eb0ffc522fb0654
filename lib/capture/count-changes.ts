import type { LiveState } from './snapshot.ts';

/** Count how often a document changes from now on, outside of shadow trees; answers the end of counting. */
export function countChanges(document: Document): () => LiveState['changing'] {
  const startedMs = performance.now();
  let changes = 0;
  const observer = new MutationObserver((records) => {
    changes += records.length;
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  return () => {
    changes += observer.takeRecords().length;
    observer.disconnect();
    return { changes, ms: Math.round(performance.now() - startedMs) };
  };
}
