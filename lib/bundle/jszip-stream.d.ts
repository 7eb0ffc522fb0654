/**
 * The parts of JSZip that its published types leave out (jszip 3.10.2): files fed from a stream of its own kind. Imported
 * by file, since the build for browsers that `jszip` stands for is one closed script with another stream class in it.
 */
declare module 'jszip/lib/stream/GenericWorker.js' {
  /** One step of a stream: bytes come in by `push`, go on to the next, and stop while it is paused. */
  export default class GenericWorker {
    constructor(name?: string);
    isPaused: boolean;
    isFinished: boolean;
    push(chunk: { readonly data: Uint8Array; readonly meta: { readonly percent: number } }): void;
    end(): boolean;
    error(error: unknown): boolean;
    pause(): boolean;
    resume(): boolean;
    cleanUp(): void;
  }
}

declare module 'jszip/lib/index.js' {
  import type { JSZipFileOptions, JSZipGeneratorOptions, JSZipStreamHelper } from 'jszip';
  import type GenericWorker from 'jszip/lib/stream/GenericWorker.js';

  export default class JSZip {
    file(path: string, data: GenericWorker, options: JSZipFileOptions): this;
    generateInternalStream(options: JSZipGeneratorOptions<'uint8array'>): JSZipStreamHelper<Uint8Array>;
  }
}

declare module 'jszip/lib/utils.js' {
  const utils: {
    /** What JSZip calls to yield. */
    delay: (callback: (...args: unknown[]) => void, args?: readonly unknown[], self?: unknown) => void;
  };
  export default utils;
}
