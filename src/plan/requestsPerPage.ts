import { passesOf } from '../fields';
import type { Level } from './queryPlan';

/** Counts the requests that a page of a level takes: one answer has each field once. */
export function requestsPerPage({ source, fields }: Pick<Level, 'source' | 'fields'>): number {
  // Each insights field of an account is a level of its own.
  return source.by === 'windows' ? 1 : passesOf(fields).length;
}
