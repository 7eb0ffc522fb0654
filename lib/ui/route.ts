/** A place in the archive's tab. */
export type Route =
  | { readonly name: 'pages' }
  | { readonly name: 'page'; readonly url: string }
  | { readonly name: 'capture'; readonly captureId: string }
  | { readonly name: 'compare'; readonly a: string; readonly b: string }
  | {
      /** A figure in a capture by its row, its column (empty in a sentence) and how it is written there. */
      readonly name: 'figure';
      readonly captureId: string;
      readonly row: string;
      readonly column: string;
      readonly text: string;
    }
  | { readonly name: 'export'; readonly jobId: string }
  | { readonly name: 'verify' }
  | { readonly name: 'settings' }
  | { readonly name: 'welcome' };

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone % that someone typed.
    return null;
  }
}

/** The place a location's hash names; null if it names none. An empty one is the list of pages. */
export function parseRoute(hash: string): Route | null {
  const parts = hash.replace(/^#?\/?/u, '').split('/');
  const [name = '', one, two, three, four] = parts.map(decode);
  switch (parts.length) {
    case 1:
      if (name === '' || name === 'pages') return { name: 'pages' };
      if (name === 'verify' || name === 'settings' || name === 'welcome') return { name };
      return null;
    case 2:
      if (!one) return null;
      if (name === 'page') return { name, url: one };
      if (name === 'capture') return { name, captureId: one };
      if (name === 'export') return { name, jobId: one };
      return null;
    case 3:
      return name === 'compare' && one && two ? { name, a: one, b: two } : null;
    case 5:
      if (name !== 'figure' || !one || !two || three === null || three === undefined || !four) return null;
      return { name, captureId: one, row: two, column: three, text: four };
    default:
      return null;
  }
}

/** The hash that names a place: `#/compare/<a>/<b>`. */
export function hashOf(route: Route): string {
  switch (route.name) {
    case 'page':
      return `#/page/${encodeURIComponent(route.url)}`;
    case 'capture':
      return `#/capture/${route.captureId}`;
    case 'compare':
      return `#/compare/${route.a}/${route.b}`;
    case 'figure':
      return `#/figure/${[route.captureId, route.row, route.column, route.text].map(encodeURIComponent).join('/')}`;
    case 'export':
      return `#/export/${route.jobId}`;
    default:
      return `#/${route.name}`;
  }
}

/** The same place as a path of the extension, for opening it from elsewhere. */
export function pathOf(route: Route): string {
  return `archive.html${hashOf(route)}`;
}
