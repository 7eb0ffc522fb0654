import type { BuildOutput } from 'wxt';

export function licensePart(): { fileName: string };
export function joinLicenseParts(outDir: string, output: BuildOutput): Promise<void>;
