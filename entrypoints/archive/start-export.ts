import type { Archive } from '../../lib/archive/index.ts';
import { addExportJob } from '../../lib/jobs/job-rows.ts';
import { hashOf } from '../../lib/ui/route.ts';

/** Begin an export of these captures and go to the place that does it. */
export async function startExport(archive: Archive, captureIds: readonly string[]): Promise<void> {
  const { id } = await addExportJob(archive, captureIds);
  location.hash = hashOf({ name: 'export', jobId: id });
}
