export function licensePart(): { fileName: string };
export function joinLicenseParts(outDir: string): Promise<void>;
