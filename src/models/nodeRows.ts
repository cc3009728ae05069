import { SNAPSHOT_COLUMN } from '../plan';
import { and, cast, cell, column, equal, firstKnown, firstOf, integer, isNotNull, nothing } from './algebra';
import type { Expr, From, Select, SqlType, Step } from './algebra';
import { columnOf, fieldsIn } from './tableColumns';
import type { MetricSource, NodeSource } from './plannedTables';
import { isOf, latest, metricCells, pickMetric, RAW, readOn, union } from './readings';
import type { MetricPart } from './readings';

/** Rows of nodes with their metrics, from all tables that have them. */
export interface NodeRows {
  readonly steps: readonly Step[];
  readonly from: From;
  readonly joins: NonNullable<Select['joins']>;
  /** Reads a field of the API from the tables that have it; undefined where none has. */
  readonly field: (name: string, type: SqlType) => Expr | undefined;
  /** Reads a column, whatever field fills it. */
  readonly raw: (name: string, type: SqlType) => Expr | undefined;
  readonly metric: (part: MetricPart) => Expr;
  readonly accountId: Expr;
  readonly nodeId: Expr;
  /** The node above; of nodes that have rows of their own. */
  readonly parentId: Expr;
  /** The day of the reading, where each day is a row. */
  readonly day: Expr;
}

/** Which rows are joined. */
export interface NodeRowsOptions {
  readonly nodes: readonly NodeSource[];
  readonly metrics: readonly MetricSource[];
  readonly parts: readonly MetricPart[];
  /** Whether each day of a run is a row of its own, or the latest of each node is. */
  readonly isDaily: boolean;
  /** Begins the names of the steps, where rows of several kinds stand in one query. @default 'node' */
  readonly called?: string;
}

/** A step and its alias. The names of steps begin like that of no table. */
interface Part {
  readonly step: string;
  readonly as: string;
}

const METRICS: Part = { step: '_metrics', as: 'metrics' };
const partAt = (called: string, place: number | string): Part => ({
  step: `_${called}_${place}`,
  as: `${called}_${place}`,
});
const inStep = (name: string): string => `f_${name}`;

/** Joins the tables of nodes of one kind with their metrics: what any of them has is a row. */
export function nodeRows(options: NodeRowsOptions): NodeRows {
  const { nodes, metrics, isDaily, called = 'node' } = options;
  const key = ['account_id', 'node_id', ...(isDaily ? ['read_on'] : [])];
  const keys = partAt(called, 'keys');
  const rows = nodes.map((_, place) => partAt(called, place + 1));
  const joined = [...rows, ...(metrics.length > 0 ? [METRICS] : [])];
  // Metrics that the query of the nodes reads with them give no further rows.
  const isGiving = metrics.some(({ hasNodes }) => !hasNodes);
  const givers = isGiving ? joined : rows;
  // The metrics of a node are the same for whichever account they are read.
  const metricKey = isGiving ? key : key.filter((name) => name !== 'account_id');
  const from = givers.length === 1 ? (givers[0] ?? keys) : keys;
  const onKey = (as: string): Expr => {
    const [first, ...others] = (as === METRICS.as ? metricKey : key).map((name) =>
      equal(column(as, name), column(from.as, name)),
    );
    return first === undefined ? isNotNull(column(as, 'node_id')) : and(first, ...others);
  };
  return {
    steps: [
      ...nodes.map((source, place) => nodesStep(source, { ...partAt(called, place + 1), isDaily })),
      ...metricSteps(options, metricKey),
      ...(from === keys ? keySteps(givers, { keys, key }) : []),
    ],
    from,
    joins: joined.filter((one) => one !== from).map((one) => ({ from: one, on: onKey(one.as) })),
    ...readers(nodes, called),
    accountId: column(from.as, 'account_id'),
    nodeId: column(from.as, 'node_id'),
    day: column(from.as, 'read_on'),
  };
}

function readers(
  nodes: readonly NodeSource[],
  called: string,
): Pick<NodeRows, 'field' | 'raw' | 'metric' | 'parentId'> {
  const read = (find: (source: NodeSource) => string | undefined, type: SqlType): Expr | undefined => {
    const values = nodes.flatMap((source, place) => {
      const name = find(source);
      return name === undefined ? [] : [cast(column(partAt(called, place + 1).as, inStep(name)), type)];
    });
    return firstKnown(values);
  };
  return {
    field: (name, type) => read((source) => columnOf(source, name), type),
    raw: (name, type) => read((source) => fieldsIn(source).find((one) => one.column === name)?.column, type),
    metric: ({ column: { name } }) => column(METRICS.as, name),
    parentId:
      firstKnown(nodes.map((_, place) => column(partAt(called, place + 1).as, 'parent_id'))) ??
      nothing('text'),
  };
}

function nodesStep(
  source: NodeSource,
  { step, isDaily }: { readonly step: string; readonly isDaily: boolean },
): Step {
  const account = column(RAW, 'ex_account_id');
  const id = column(RAW, 'id');
  const select: Select = {
    columns: [
      { name: 'account_id', value: account },
      { name: 'node_id', value: id },
      { name: 'parent_id', value: column(RAW, 'parent_id') },
      ...(isDaily ? [{ name: 'read_on', value: readOn(source) }] : []),
      ...fieldsIn(source).map((field) => ({ name: inStep(field.column), value: cell(RAW, field.column) })),
    ],
    from: { table: source.table, as: RAW },
    where: [isOf(source), ...(isDaily ? [isNotNull(readOn(source))] : [])],
    ...(source.isSnapshot &&
      !isDaily && {
        qualify: firstOf([account, id], [{ by: cell(RAW, SNAPSHOT_COLUMN), descending: true }]),
      }),
  };
  return { name: step, selects: [select] };
}

function metricSteps({ metrics, parts, isDaily }: NodeRowsOptions, key: readonly string[]): readonly Step[] {
  const readings = union('_readings', metrics, (source, place) => ({
    columns: [
      { name: 'account_id', value: column(RAW, 'ex_account_id') },
      { name: 'node_id', value: column(RAW, 'parent_id') },
      ...metricCells(source),
      { name: 'read_on', value: readOn(source) },
      { name: 'place', value: integer(place) },
    ],
    from: { table: source.table, as: RAW },
    where: [isOf(source), ...(isDaily ? [isNotNull(readOn(source))] : [])],
  }));
  // One table without snapshots has each value once, by its key.
  const mayRepeat = metrics.length > 1 || metrics.some(({ isSnapshot }) => isSnapshot);
  const of = mayRepeat ? '_latest' : '_readings';
  return readings.length === 0
    ? []
    : [
        ...readings,
        ...(mayRepeat
          ? [
              latest({
                name: '_latest',
                from: '_readings',
                columns: ['account_id', 'node_id', 'metric', 'breakdown', 'key1', 'value', 'read_on'],
                sameThing: ['metric', 'breakdown', 'key1', ...key],
              }),
            ]
          : []),
        {
          name: METRICS.step,
          selects: [
            {
              columns: [
                ...key.map((name) => ({ name, value: column('readings', name) })),
                ...parts.map((part) => ({ name: part.column.name, value: pickMetric(part, 'readings') })),
              ],
              from: { step: of, as: 'readings' },
              groupBy: key.map((name) => column('readings', name)),
            },
          ],
        },
      ];
}

function keySteps(
  givers: readonly Part[],
  { keys, key }: { readonly keys: Part; readonly key: readonly string[] },
): readonly Step[] {
  const columnsOf = (as: string): Select['columns'] => key.map((name) => ({ name, value: column(as, name) }));
  const all: Part = { step: `${keys.step}_all`, as: 'all_keys' };
  return [
    ...union(all.step, givers, (from) => ({ columns: columnsOf(from.as), from })),
    {
      name: keys.step,
      selects: [{ columns: columnsOf(all.as), from: all, groupBy: key.map((name) => column(all.as, name)) }],
    },
  ];
}
