import {
  everyonesVersions,
  ownVersion,
  type Archive,
  type ImportedBundleRow,
  type VersionRow,
} from '../archive/index.ts';
import type { BagInput, CarriedBundle, StatedCorroboration } from '../bundle/index.ts';
import { type ExportJob, KuaError } from '../model/index.ts';
import { compareStored } from './compare-stored.ts';
import { corroborations } from './corroborate-stored.ts';

/** Versions of an address beyond this many are exported, but not held against those of others. */
const mostVersions = 10_000;

/**
 * The imported bundles that go along with an export, and what the captures in them say of those exported.
 * @throws KuaError `not-found` where one was removed meanwhile
 */
export async function carriedWith(
  archive: Archive,
  job: ExportJob,
  spanMs: number,
): Promise<Pick<BagInput, 'imported' | 'corroborations'>> {
  if (!job.imported || job.imported.length === 0) return {};
  const imported: CarriedBundle[] = [];
  for (const bundleId of job.imported) {
    const row = await archive.importedBundles.get(bundleId);
    if (!row) throw new KuaError('not-found', bundleId);
    imported.push(carried(archive, row));
  }
  const stated = await statedOf(archive, job, spanMs);
  return { imported, corroborations: { spanMs, stated } };
}

function carried(archive: Archive, row: ImportedBundleRow): CarriedBundle {
  const { bundleId, keyId, captures, sizeBytes, sha256, crc32, cost, depth } = row;
  const open = async (): Promise<Blob> => {
    const file = await archive.importedFiles.get(bundleId);
    if (!file) throw new KuaError('not-found', bundleId);
    return file.data;
  };
  return { bundleId, keyId, captures, bytes: sizeBytes, sha256, crc32, cost, depth, open };
}

async function statedOf(archive: Archive, job: ExportJob, spanMs: number): Promise<StatedCorroboration[]> {
  const rows = await archive.captures.bulkGet(job.captureIds);
  const exported = rows.flatMap((row) => (row ? [ownVersion(row)] : []));
  const here = new Set(exported.map(({ ref }) => ref));
  const stated: StatedCorroboration[] = [];
  for (const url of new Set(exported.map((version) => version.url))) {
    const versions = (await everyonesVersions(archive, url, mostVersions)).filter(
      ({ ref, bundles }) => here.has(ref) || bundles.some((bundleId) => job.imported?.includes(bundleId)),
    );
    for await (const { earlier, later, relation } of corroborations(archive, versions, spanMs)) {
      const pairs = [
        [earlier, later],
        [later, earlier],
      ] as const;
      for (const [own, other] of pairs) {
        const one = here.has(own.ref) && !here.has(other.ref) && relation !== null;
        if (one) stated.push(await statement(archive, own, other, relation));
      }
    }
  }
  return stated;
}

async function statement(
  archive: Archive,
  own: VersionRow,
  other: VersionRow,
  relation: StatedCorroboration['relation'],
): Promise<StatedCorroboration> {
  const comparison = async () => await compareStored(archive, own.ref, other.ref);
  const { a, b } = await comparison();
  const captureId = a.captureId === own.ref ? b.captureId : a.captureId;
  return {
    captureId: own.ref,
    other: { captureId, keyId: other.keyId, startedAt: other.startedAt },
    pair: [a.captureId, b.captureId],
    relation,
    comparison,
  };
}
