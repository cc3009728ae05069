import { UserError } from '@keboola/component-ts-lite';
import { fieldKindOf, nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { Query } from '../config';
import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import { TIME_COLUMNS } from './insights/layout';
import { nodeAt } from './readPath';
import { SNAPSHOT_COLUMN } from './snapshotLevel';

/** What fields belong to: nodes of a list, metrics, or an object inside one of these. */
type Owner = 'node' | 'metric' | 'object';

/** The columns that may tell the rows of an owner apart, besides `keyN`. What is nested in an object has the id of that. */
const OF_NODES: readonly string[] = ['id', 'parent_id', 'fb_graph_node', SNAPSHOT_COLUMN];
const KEYS: Readonly<Record<Owner, ReadonlySet<string>>> = {
  node: new Set(OF_NODES),
  metric: new Set([...OF_NODES, 'name', 'period', 'breakdown', ...TIME_COLUMNS]),
  object: new Set(['id']),
};
const DIMENSION = /^key\d+$/;

/**
 * Checks that no field is named as a column that tells the rows apart: its values would take the place of what identifies
 * them, and rows would overwrite each other. Source: docs/tables.md.
 *
 * @param edge the path after the account; '' for the account itself
 * @throws UserError that names the query and all such fields
 */
export function checkAliases(
  query: Pick<Query, 'label' | 'ids'>,
  edge: string,
  items: readonly FieldItem[],
): void {
  const isMetrics = READING_RULES.metricEdges.has(edge.slice(edge.lastIndexOf('/') + 1));
  const taken = aliasesIn(items, nodeAt(query, edge), isMetrics ? 'metric' : 'node');
  if (taken.length > 0) {
    const written = taken.map((item) => `'${item.name}.as(${answerKey(item)})'`);
    const them = taken.length === 1 ? 'it' : 'them';
    throw new UserError(
      `Cannot plan ${query.label}: ${[...new Set(written)].join(', ')} would take the place of a column that tells the rows apart: give ${them} another name`,
    );
  }
}

function aliasesIn(
  items: readonly FieldItem[],
  node: NodeName | undefined,
  owner: Owner,
): readonly FieldItem[] {
  return items.flatMap((item) => [
    ...(answerKey(item) !== item.name && isOfKey(answerKey(item), owner) ? [item] : []),
    ...aliasesIn(item.fields ?? [], nodeTypeOf(item.name, node), ownerIn(item, node)),
  ]);
}

function isOfKey(name: string, owner: Owner): boolean {
  return KEYS[owner].has(name) || (owner !== 'object' && DIMENSION.test(name));
}

/** A field of which only the answer tells whether it is a list counts as an object. */
function ownerIn({ name }: FieldItem, node: NodeName | undefined): Owner {
  if (name === READING_RULES.insights) {
    return 'metric';
  }
  return fieldKindOf(name, node) === 'edge' ? 'node' : 'object';
}
