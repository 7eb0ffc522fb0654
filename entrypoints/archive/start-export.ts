import type { Archive } from '../../lib/archive/index.ts';
import { addExportJobs, type ExportOptions } from '../../lib/jobs/job-rows.ts';
import { openOwnPage } from '../../lib/platform/index.ts';
import { hashOf, pathOf } from '../../lib/ui/route.ts';

/** Begin an export of these captures and go to the place that does it; further keys' bundles get tabs of their own. */
export async function startExport(
  archive: Archive,
  captureIds: readonly string[],
  options: ExportOptions = {},
): Promise<void> {
  const [first, ...others] = await addExportJobs(archive, captureIds, options);
  for (const { id } of others) await openOwnPage(pathOf({ name: 'export', jobId: id }), false);
  location.hash = hashOf({ name: 'export', jobId: first.id });
}
