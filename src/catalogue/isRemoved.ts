import { parseDay } from '../time';
import type { Removal } from './facts';

/** When and how a name is requested. */
export interface RequestedAt {
  /** As `v25.0`. */
  readonly version: string;
  /** Unix seconds. */
  readonly now: number;
}

/** Tells whether the API refuses a removed name: by the version, or because its day has come for all versions. */
export function isRemoved(removal: Removal, { version, now }: RequestedAt): boolean {
  return numberOf(version) >= numberOf(removal.since) || now >= parseDay(removal.fromDay);
}

/** Tells whether older objects still have a removed name in a version such as `v21.0`. */
export function isKept({ keptBefore, keptUpTo }: Removal, version: string): boolean {
  return keptBefore !== undefined && (keptUpTo === undefined || numberOf(version) <= numberOf(keptUpTo));
}

function numberOf(version: string): number {
  return Number(version.slice(1));
}
