/** The folder this project is in. */
export declare const root: string;

/** Run a program in the project's folder and wait for its end. Never throws. */
export declare function run(
  program: string,
  args: readonly string[],
  options: {
    readonly timeoutMs: number;
    readonly quiet?: boolean;
    readonly systemPath?: boolean;
    readonly interactive?: boolean;
    readonly env?: Readonly<Record<string, string | undefined>>;
  },
): Promise<{
  readonly ok: boolean;
  readonly code: number | null;
  readonly timedOut: boolean;
  readonly output: string;
  readonly reason: string;
}>;
