import { fieldPath } from '../answer';
import { splitList } from './insights/layout';
import type { Level } from './queryPlan';
import { snapshotLike } from './snapshotLevel';
import { tableName } from './tableName';

/**
 * Plans the table of the `summary` that stands beside a list.
 *
 * @param requested the value of the list's `summary(…)`
 * @returns a level whose rows have no id
 */
export function summaryLevel(list: Level, requested: string): Level {
  const columns = splitList(requested).filter((name) => !/^(true|1)$/.test(name));
  const total = fieldPath('', 'total_count');
  return snapshotLike(list, {
    query: list.query,
    graphNode: `${list.graphNode}_summary`,
    table: tableName(list.query, 'summary'),
    source: { by: 'parent' },
    fields: [],
    writesRows: true,
    columns: columns.length > 0 ? columns.map((name) => fieldPath('', name)) : [total],
    facts: new Map([[total, { type: 'INTEGER', description: 'Number of items in the list' }]]),
    keyColumns: ['fb_graph_node'],
    edges: new Map(),
  });
}

/** Adds the level of a list's summary, as its edge `summary`. */
export function withSummary(level: Level, requested: string): Level {
  return { ...level, edges: new Map([...level.edges, ['summary', summaryLevel(level, requested)]]) };
}
