import {
  idOf,
  isEdge,
  isMetric,
  isMetricId,
  isObject,
  metricName,
  SECRET_FIELDS,
  toCell,
  toNodeList,
} from '../answer';
import type { JsonObject, NodeList } from '../answer';
import { hasNext } from '../pages';
import type { MorePages, Place } from '../pages';
import { OWN_COLUMNS, SNAPSHOT_COLUMN, summaryLevel, TIMEFRAME, unplannedLevel } from '../plan';
import type { Level } from '../plan';
import { AnsweredMetrics } from './answeredMetrics';
import { Cells, Layout } from './cells';
import type { ObjectFields } from './cells';
import { CountedLists } from './countedLists';
import { metricRows } from './metricRows';
import { columnOfField, hasKnownShape, oddValues } from './metricShape';
import type { At, FlatPage, Into, NestedEdge, OddValues, Owner } from './flatPage';
import type { Row } from './row';
import { windowCells } from './windowCells';

const dimensionsOf = ({ insights }: Level): readonly string[] => insights?.dimensions ?? [];
/** Fields of a metric that become rows. */
const METRIC_PARTS = new Set([...SECRET_FIELDS, 'values', 'total_value']);
/** Fields of a list that are not its owner's. */
const LIST_PARTS = new Set([...SECRET_FIELDS, 'data', 'paging', 'summary']);

/** Turns pages into rows. Each job has its own, because it remembers the columns of each level. */
export class Flattener {
  /** What came of metrics, and of the lists that have a count, on the pages so far. */
  readonly answered = new AnsweredMetrics();
  readonly counted = new CountedLists();
  private readonly layouts = new Map<Level, Layout>();
  private readonly metricFields = new Layout();
  private readonly unplanned = new Map<string, Level>();
  private readonly ofMetrics = new Map<Level, Level>();
  private readonly odd = new Map<string, OddValues>();

  /** Lists the metrics of which some values gave no row, because they are not what a value is. */
  get oddValues(): readonly OddValues[] {
    return [...this.odd.values()];
  }

  /** Flattens a page; a node's row stands before those nested in it. */
  flattenPage(list: NodeList, level: Level, place: Place): FlatPage {
    const flat = { rows: [] as Row[], more: [] as MorePages[] };
    this.addList(list, level, { ...place, flat });
    return flat;
  }

  private addList(list: NodeList, level: Level, at: At): void {
    if (level.insights !== undefined) {
      this.answered.begin(level);
    } else if (list.nodes.length > 0) {
      this.counted.add(level);
    }
    list.nodes.forEach((node, index) => {
      const placed = { ...at, offset: at.offset + index };
      if (!isObject(node)) {
        this.addValue(node, level, placed);
      } else if (level.insights ?? isMetric(node)) {
        this.addMetric(node, this.metricsOf(level), placed);
      } else {
        this.addNode(node, level, placed);
      }
    });
    // Later pages repeat the summary of the first.
    if (isObject(list.summary) && at.offset === 0) {
      this.addSummary(list.summary, level.edges.get('summary') ?? summaryLevel(level, ''), at);
    }
  }

  private addNode(node: JsonObject, level: Level, at: At): void {
    const id = idOf(node);
    const cells = this.beginRow(level, at);
    if (id === '') {
      // Nodes without an id are told apart by their place in the list.
      cells.set('key1', String(at.offset));
    }
    this.counted.look(node, level);
    const nested = this.addFields(node, cells, { level, ownerId: id || at.parentId, skipped: SECRET_FIELDS });
    if (level.writesRows || hasObjectForList(node, level)) {
      at.flat.rows.push({ level, cells, weakId: id === '' });
    }
    this.addAllNested(nested, at);
  }

  /** A node that is no object is a row with its value. */
  private addValue(value: unknown, level: Level, at: At): void {
    if (level.writesRows) {
      const cells = this.beginRow(level, at);
      cells.set('key1', String(at.offset));
      cells.set('value', toCell(value));
      at.flat.rows.push({ level, cells, weakId: true });
    }
  }

  /** Begins a row with the columns that every row has. */
  private beginRow(level: Level, { accountId, parentId }: Place): Cells {
    let layout = this.layouts.get(level);
    if (layout === undefined) {
      layout = new Layout();
      this.layouts.set(level, layout);
    }
    const cells = new Cells(layout);
    const place = { accountId, graphNode: level.graphNode, parentId };
    for (const { name, cell } of OWN_COLUMNS) {
      cells.set(name, cell(place));
    }
    if (level.snapshotDate !== undefined) {
      cells.set(SNAPSHOT_COLUMN, level.snapshotDate);
    }
    if (level.insights?.timeframe !== undefined) {
      // Where the answer names it too, that counts.
      cells.set(TIMEFRAME, level.insights.timeframe);
    }
    return cells;
  }

  private addSummary(summary: JsonObject, level: Level, at: At): void {
    const cells = this.beginRow(level, at);
    const nested = this.addFields(summary, cells, { level, ownerId: at.parentId, skipped: SECRET_FIELDS });
    at.flat.rows.push({ level, cells, weakId: true });
    this.addAllNested(nested, at);
  }

  private addMetric(metric: JsonObject, level: Level, at: At): void {
    const name = metricName(metric);
    const id = idOf(metric);
    const own = new Cells(this.metricFields);
    const isKnown = hasKnownShape(metric);
    if (isKnown) {
      this.noteOdd(name, oddValues(metric), at);
    }
    const skipped = isKnown ? METRIC_PARTS : SECRET_FIELDS;
    const nested = this.addFields(metric, own, { level, ownerId: id || at.parentId, skipped });
    const rows = isKnown
      ? metricRows(metric, { dimensions: dimensionsOf(level), window: at.window })
      : [windowCells(at.window)];
    this.answered.add(level, name, rows.length > 0);
    for (const found of rows) {
      const cells = this.beginRow(level, at);
      for (const [column, cell] of found) {
        cells.set(column, cell);
      }
      for (const [field, cell] of own) {
        cells.set(isKnown ? field : columnOfField(field), cell);
      }
      at.flat.rows.push({ level, cells, weakId: !isMetricId(id) });
    }
    this.addAllNested(nested, at);
  }

  private noteOdd(metric: string, count: number, { parentId }: At): void {
    if (count > 0) {
      const before = this.odd.get(metric);
      this.odd.set(metric, { metric, count: count + (before?.count ?? 0), of: before?.of ?? parentId });
    }
  }

  /**
   * Writes the fields of a node.
   *
   * @returns the lists nested in it
   */
  private addFields(
    node: JsonObject,
    cells: Cells,
    { level, ownerId, skipped }: Owner,
  ): readonly NestedEdge[] {
    const nested: NestedEdge[] = [];
    this.addObject(node, { level, ownerId, skipped, fields: cells.layout.node, cells, nested });
    return nested;
  }

  private addObject(object: JsonObject, into: Into): void {
    for (const key in object) {
      if (into.skipped.has(key)) {
        continue;
      }
      const value = object[key];
      if (isObject(value)) {
        this.addInner(value, into.fields.object(key), into);
      } else {
        into.cells.values[into.fields.place(key)] = toCell(value);
      }
    }
  }

  private addInner(object: JsonObject, fields: ObjectFields, into: Into): void {
    if (isEdge(object)) {
      const level = this.levelOf(into.level, fields.name);
      into.nested.push({ edge: object, level, parentId: into.ownerId });
      this.addObject(object, { ...into, fields, skipped: LIST_PARTS });
    } else {
      const ownerId = idOf(object) || into.ownerId;
      this.addObject(object, { ...into, fields, skipped: SECRET_FIELDS, ownerId });
    }
  }

  private addAllNested(nested: readonly NestedEdge[], at: At): void {
    for (const edge of nested) {
      this.addNested(edge, at);
    }
  }

  private addNested({ edge, level, parentId }: NestedEdge, at: At): void {
    const list = toNodeList(edge);
    this.addList(list, level, { accountId: at.accountId, parentId, offset: 0, flat: at.flat });
    if (hasNext(level.source, list)) {
      at.flat.more.push({ level, parentId, paging: list.paging, offset: list.nodes.length });
    }
  }

  /** Metrics in a list that is planned as one of other nodes get the rows of metrics in its table. */
  private metricsOf(level: Level): Level {
    if (level.insights !== undefined) {
      return level;
    }
    const metrics = this.ofMetrics.get(level) ?? { ...level, insights: { metrics: [], dimensions: [] } };
    this.ofMetrics.set(level, metrics);
    return metrics;
  }

  private levelOf(parent: Level, name: string): Level {
    const planned = parent.edges.get(name);
    if (planned !== undefined) {
      return planned;
    }
    const key = `${parent.graphNode} ${name}`;
    const level = this.unplanned.get(key) ?? unplannedLevel(parent, name);
    this.unplanned.set(key, level);
    return level;
  }
}

/** Where only the name of a field said that it is a list, an object may come: its fields are columns of the node. */
function hasObjectForList(node: JsonObject, { edges }: Level): boolean {
  return [...edges].some(([key, { isGuess }]) => isGuess && isObject(node[key]) && !isEdge(node[key]));
}
