import type { DataFolder } from '../folder/dataFolder';

/** How much of something the job has used, e.g. `{metric: 'API calls', value: 150}`. */
export interface UsageMetric {
  readonly metric: string;
  /** A whole number, 0 or more. */
  readonly value: number;
}

/**
 * Writes out/usage.json, by which the platform counts what a job has used
 * (https://developers.keboola.com/extend/common-interface/folders/). Written anew with every call; a reader never sees half of it.
 *
 * @param folder the job's folder
 * @param metrics all of the job's
 * @throws RangeError when a metric has no name, is there twice, or its value is not a whole number; UserError when the disk or the
 *   rights refuse
 */
export async function writeUsageFile(folder: DataFolder, metrics: readonly UsageMetric[]): Promise<void> {
  const names = new Set<string>();
  for (const { metric, value } of metrics) {
    if (metric === '' || names.has(metric) || !Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(
        `Cannot write usage '${metric}' of ${value}: a name and a whole number, each once`,
      );
    }
    names.add(metric);
  }
  const items = metrics.map(({ metric, value }) => ({ metric, value }));
  await folder.writeAtomic(folder.usage, `${JSON.stringify(items, undefined, 2)}\n`);
}
