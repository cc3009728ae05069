import type { Gone } from './facts';

/** When and how something is asked. */
export interface AskedAt {
  /** As `v25.0`. */
  readonly version: string;
  /** Unix seconds. */
  readonly now: number;
  /** The `metric_type` asked for, if any. */
  readonly metricType?: string | undefined;
}

/**
 * Tells whether the API refuses what went out of use: by the version asked, or because its day has come for all versions.
 *
 * @param gone how it went out of use
 * @param at when and how it is asked
 * @returns whether it is refused
 */
export function isGone(gone: Gone, { version, now, metricType }: AskedAt): boolean {
  if (gone.unlessType !== undefined && gone.unlessType === metricType) {
    return false;
  }
  return (
    numberOf(version) >= numberOf(gone.since) || now >= Date.parse(`${gone.everywhere}T00:00:00Z`) / 1000
  );
}

function numberOf(version: string): number {
  return Number(version.slice(1));
}
