// npm run bench [-- NAME…] [-- --json]: how long things take, side by side in one run.
import { benchCapture } from './capture.ts';
import { captureTables, compared, type Compared } from './capture-report.ts';
import { benchStorage, storageText, type StorageMeasure } from './capture-storage.ts';
import { benchTools } from './capture-tools.ts';
import { benchCompare, compareText, type CompareMeasure } from './compare.ts';
import { benchExport, exportText, type ExportMeasure } from './export.ts';
import { benchImport, importText, type ImportMeasure } from './import.ts';
import { table, type Measure } from './measure.ts';
import { benchMerge, mergeFailure, type MergeMeasure, mergeText } from './merge.ts';
import { serveBenchPages } from './pages/serve.ts';
import { benchPopup } from './popup.ts';

const all = ['capture', 'compare', 'export', 'import', 'merge', 'popup'];
const named = process.argv.slice(2).filter((argument) => argument !== '--json');
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(2);
}
const wanted = named.length === 0 ? all : named;

const measures: Measure[] = [];
const failures: string[] = [];
let captures: Compared[] = [];
let storage: StorageMeasure | null = null;
let exports: ExportMeasure[] = [];
let imports: ImportMeasure[] = [];
let compares: CompareMeasure[] = [];
let merges: MergeMeasure[] = [];

/** A bench that fails is told and keeps no other from running. */
async function tell(name: string, bench: () => Promise<void>): Promise<void> {
  try {
    await bench();
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

if (wanted.includes('capture')) {
  const site = await serveBenchPages();
  await tell('demo results page', async () => void measures.push(...(await benchCapture())));
  await tell('tools', async () => {
    captures = compared(await benchTools(site));
  });
  await tell('storage', async () => {
    storage = await benchStorage(site);
  });
  await site.close();
}
if (wanted.includes('compare')) {
  await tell('compare', async () => {
    compares = await benchCompare();
  });
}
if (wanted.includes('export')) {
  await tell('export', async () => {
    exports = await benchExport();
  });
}
if (wanted.includes('import')) {
  await tell('import', async () => {
    imports = await benchImport();
  });
}
if (wanted.includes('merge')) {
  await tell('merge', async () => {
    merges = await benchMerge();
    const failure = mergeFailure(merges);
    if (failure !== null) throw new Error(failure);
  });
}
if (wanted.includes('popup')) {
  await tell('popup', async () => void measures.push(...(await benchPopup())));
}

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ measures, captures, storage, compares, exports, imports, merges, failures }));
else {
  if (captures.length > 0) console.log(`${captureTables(captures)}\n`);
  if (storage !== null) console.log(`${storageText(storage)}\n`);
  if (compares.length > 0) console.log(`${compareText(compares)}\n`);
  if (exports.length > 0) console.log(`${exportText(exports)}\n`);
  if (imports.length > 0) console.log(`${importText(imports)}\n`);
  if (merges.length > 0) console.log(`${mergeText(merges)}\n`);
  if (measures.length > 0) console.log(table(measures));
  for (const failure of failures) console.log(`FAILED: ${failure}`);
}
if (failures.length > 0 || captures.some((one) => one.failures.length > 0)) process.exitCode = 1;
