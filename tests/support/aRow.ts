import type { Row } from '../../src/flatten';
import { Cells, Layout } from '../../src/flatten/cells';
import { insightsLevel } from '../../src/plan/insightsLevel';
import { planLevel } from '../../src/plan/planLevel';
import type { Level } from '../../src/plan';

/**
 * Plans a level of nodes on which nothing is asked by name.
 *
 * @param edge the edge of the root
 * @param own what else matters to the test
 * @returns the level of query `q`
 */
export function aLevel(edge = 'media', own: Partial<Level> = {}): Level {
  const level = planLevel({
    query: 'q',
    graphNode: `page_${edge}`,
    produced: edge,
    edge,
    fields: [],
    follow: { by: 'never' },
  });
  return { ...level, ...own };
}

/**
 * Plans a level of account insights.
 *
 * @param params modifiers
 * @returns the level of query `q`
 */
export function aMetricLevel(params: Readonly<Record<string, string>> = {}): Level {
  return insightsLevel({
    query: 'q',
    graphNode: 'page_insights',
    produced: 'insights',
    params,
    fields: [],
    ofAccount: true,
  });
}

/**
 * Makes a row.
 *
 * @param record its cells by column
 * @param own level, layout, and whether its id is weak
 * @returns the row; without a layout of its own it shares none
 */
export function aRow(
  record: Readonly<Record<string, string>>,
  own: { readonly level?: Level; readonly layout?: Layout; readonly weakId?: boolean } = {},
): Row {
  const { level = aLevel(), layout = new Layout(), weakId = false } = own;
  const cells = new Cells(layout);
  for (const [column, cell] of Object.entries(record)) {
    cells.set(column, cell);
  }
  return { level, cells, weakId };
}
