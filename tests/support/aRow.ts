import type { Row } from '../../src/flatten';
import { Cells, Layout } from '../../src/flatten/cells';
import type { Level } from '../../src/plan';
import { insightsLevel } from '../../src/plan/insightsLevel';
import { planLevel } from '../../src/plan/planLevel';

/** Plans a level of query `q` whose nodes are of no known type and come with the API's default fields. */
export function aLevel(edge = 'media', own: Partial<Level> = {}): Level {
  const level = planLevel({
    query: 'q',
    graphNode: `page_${edge}`,
    edgeName: edge,
    node: undefined,
    fields: [],
    source: { by: 'parent' },
  });
  return { ...level, ...own };
}

/** Plans the level of account insights of query `q`, requested with these parameters. */
export function aMetricLevel(params: Readonly<Record<string, string>> = {}): Level {
  return insightsLevel({
    query: 'q',
    graphNode: 'page_insights',
    edgeName: 'insights',
    params,
    fields: [],
    source: { by: 'windows', params, retentionDays: 728, isDaily: false },
  });
}

/** Columns that a row has beside the fields of its node. */
const OURS =
  /^(ex_account_id|fb_graph_node|parent_id|key\d+|breakdown|value|timeframe|end_time|date_start|date_stop)$/;

/**
 * Names what fills a column as rows do.
 *
 * @param column its name
 * @returns the name of a column of ours, else the path of the node's field
 */
export function fieldIn(column: string): string {
  return OURS.test(column) ? column : `/${column}`;
}

/**
 * Makes a row.
 *
 * @param record its cells by column
 * @param own its level, its layout (@default one that no other row has), and whether its id is weak
 */
export function aRow(
  record: Readonly<Record<string, string>>,
  own: { readonly level?: Level; readonly layout?: Layout; readonly weakId?: boolean } = {},
): Row {
  const { level = aLevel(), layout = new Layout(), weakId = false } = own;
  const cells = new Cells(layout);
  for (const [column, cell] of Object.entries(record)) {
    cells.set(fieldIn(column), cell);
  }
  return { level, cells, weakId };
}
