import { SNAPSHOT_COLUMN } from '../plan';
import { ACCOUNTS_TABLE } from '../tables';
import { and, cast, cell, column, equal, firstOf, isNull, nothing, pick, text } from './algebra';
import type { Expr, From, Named, Order, Select, Step } from './algebra';
import { metricColumn, metricFacts, valuesOf } from './metricFacts';
import type { ModelColumn } from './model';
import { columnOf } from './tableColumns';
import type { MetricSource, MetricWay, NodeSource } from './plannedTables';

/** The alias of a table of the extractor where its cells are read. */
export const RAW = 'raw';

/** Reads a cell of a table that need not have the column. */
export function optionalCell(source: NodeSource | MetricSource, field: string): Expr {
  const name = columnOf(source, field);
  return name === undefined ? nothing('text') : cell(RAW, name);
}

/** Keeps the rows of one place in the answer; those of other queries may stand in the same table. */
export function isOf({ graphNode }: NodeSource | MetricSource): Expr {
  return equal(column(RAW, 'fb_graph_node'), text(graphNode));
}

/** The day of the run that read the row, where the query keeps each day's. */
export function readOn(source: NodeSource | MetricSource): Expr {
  return source.isSnapshot ? cast(cell(RAW, SNAPSHOT_COLUMN), 'date') : nothing('date');
}

/** The alias of the table of accounts. */
export const ACCOUNTS = 'accounts';

/** Joins the configured accounts. */
export function accountJoin(accountId: Expr): { readonly from: From; readonly on: Expr } {
  return { from: { table: ACCOUNTS_TABLE, as: ACCOUNTS }, on: equal(column(ACCOUNTS, 'id'), accountId) };
}

/** Reads the name that the account has in the configuration. */
export function accountName(): Expr {
  return cell(ACCOUNTS, 'name');
}

/** A metric as a column of a model, whole or one part of its breakdown. */
export interface MetricPart {
  readonly metric: string;
  readonly part?: { readonly dimension: string; readonly value: string };
  readonly column: ModelColumn;
}

/**
 * Lists the columns that metrics have in a model: one each, and one for each value of a breakdown by one dimension whose values are
 * known. Names that differ in case alone are one column.
 */
export function metricParts(
  sources: readonly MetricSource[],
  node: 'user' | 'media',
  isWanted: (way: MetricWay) => boolean = () => true,
): readonly MetricPart[] {
  const parts = sources.flatMap(({ table, ways }) =>
    ways
      .filter(isWanted)
      .flatMap(({ metrics, dimensions }) =>
        metrics.flatMap((metric) => partsOf(metric, dimensions, { table, node })),
      ),
  );
  const byName = new Map<string, MetricPart>();
  for (const one of parts) {
    const key = one.column.name.toLowerCase();
    const before = byName.get(key);
    byName.set(
      key,
      before === undefined
        ? one
        : {
            ...before,
            column: { ...before.column, source: joined(before.column.source, one.column.source) },
          },
    );
  }
  return [...byName.values()];
}

function joined(one: string, other: string): string {
  return [...new Set([...one.split(', '), other])].join(', ');
}

function partsOf(
  metric: string,
  dimensions: readonly string[],
  { table, node }: { readonly table: string; readonly node: 'user' | 'media' },
): readonly MetricPart[] {
  const facts = metricFacts(metric, node);
  const whole: MetricPart = {
    metric,
    column: { name: metricColumn(metric), ...facts, source: `${table}: ${metric}` },
  };
  const [dimension = ''] = dimensions;
  const values = dimensions.length === 1 ? valuesOf(dimension) : [];
  return [
    whole,
    ...values.map((value) => ({
      metric,
      part: { dimension, value },
      column: {
        name: metricColumn(metric, value),
        ...facts,
        description: `${facts.description}: the part whose ${dimension} is ${value}`,
        source: `${table}: ${metric} by ${dimension}`,
      },
    })),
  ];
}

/** Makes a step of the rows of all sources; none where there is no source. */
export function union<T>(
  name: string,
  sources: readonly T[],
  select: (source: T, place: number) => Select,
): readonly Step[] {
  const [first, ...others] = sources.map(select);
  return first === undefined ? [] : [{ name, selects: [first, ...others] }];
}

/** Name, part and value of a metric's row. */
export function metricCells(source: MetricSource): readonly Named[] {
  return [
    { name: 'metric', value: optionalCell(source, 'name') },
    { name: 'breakdown', value: optionalCell(source, 'breakdown') },
    { name: 'key1', value: optionalCell(source, 'key1') },
    { name: 'value', value: optionalCell(source, 'value') },
  ];
}

/** Readings of which some may be of the same thing. */
interface Readings {
  readonly name: string;
  /** The step of the readings, which have `read_on` and `place`. */
  readonly from: string;
  readonly columns: readonly string[];
  /** The columns that tell one thing from another. */
  readonly sameThing: readonly string[];
  readonly where?: readonly Expr[];
  /** What counts where day and query are the same. */
  readonly then?: readonly Order[];
}

/** The alias of readings of which the latest are kept. */
export const READ = 'readings';

/**
 * Keeps of readings of the same thing the latest. What does not tell its day counts as older than what does; of equal ones the first
 * query's counts.
 */
export function latest({ name, from, columns, sameThing, where = [], then = [] }: Readings): Step {
  return {
    name,
    selects: [
      {
        columns: columns.map((one) => ({ name: one, value: column(READ, one) })),
        from: { step: from, as: READ },
        where,
        qualify: firstOf(
          sameThing.map((one) => column(READ, one)),
          [{ by: column(READ, 'read_on'), descending: true }, { by: column(READ, 'place') }, ...then],
        ),
      },
    ],
  };
}

/** Picks the value of one metric from the rows of a group; an absent one is null. */
export function pickMetric({ metric, part, column: { type } }: MetricPart, of: string): Expr {
  const isMetric = equal(column(of, 'metric'), text(metric));
  const isPart =
    part === undefined
      ? [isNull(column(of, 'breakdown')), isNull(column(of, 'key1'))]
      : [equal(column(of, 'breakdown'), text(part.dimension)), equal(column(of, 'key1'), text(part.value))];
  return pick(and(isMetric, ...isPart), cast(column(of, 'value'), type));
}
