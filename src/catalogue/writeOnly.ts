import type { NodeName } from './facts';

/**
 * Edges that the API takes and never gives, by the type of node that has them. Source: the lists of Meta's SDK, which have
 * POST and DELETE for them, but no GET (docs/graph-api.md §1.4).
 */
const WRITE_ONLY: Partial<Readonly<Record<NodeName, ReadonlySet<string>>>> = {
  user: new Set(['mentions']),
  media: new Set(['partnership_ad_code']),
  story: new Set(['partnership_ad_code']),
};

/** Tells whether a name can be written through the API but not be read. */
export function isWriteOnly(name: string, node: NodeName | undefined): boolean {
  return node !== undefined && WRITE_ONLY[node]?.has(name) === true;
}
