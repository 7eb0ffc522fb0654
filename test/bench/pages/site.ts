/** What one address of a bench page answers. */
export interface BenchFile {
  readonly type: string;
  readonly body: string | Buffer;
}

/** One page that captures are measured on, with all that it needs, by path. */
export interface BenchPage {
  readonly name: string;
  /** The path of the page itself. */
  readonly path: string;
  /** `figure` is the number that differs between versions of the page. */
  files(figure: number): ReadonlyMap<string, BenchFile>;
}

export const html = (body: string): BenchFile => ({ type: 'text/html; charset=utf-8', body });
export const css = (body: string): BenchFile => ({ type: 'text/css; charset=utf-8', body });
