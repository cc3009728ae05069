import { summaryLevel, unplannedLevel } from '../plan';
import type { Level, Window } from '../plan';
import { addCell, ColumnNames, leadingCells } from './cells';
import { isObject, SECRET_FIELDS, toCell } from './json';
import type { JsonObject } from './json';
import { metricRows } from './metricRows';
import { isEdge, toNodeList } from './nodeList';
import type { Edge } from './nodeList';
import type { MorePages, NodeList, Place, Row } from './row';

/** What a page gives: its rows in the order of the answer, and the nested lists that go on. */
export interface FlatPage {
  readonly rows: readonly Row[];
  readonly more: readonly MorePages[];
}

/** What stands beside `data` for the list itself. */
const LIST_PARTS = new Set(['data', 'paging', 'summary']);

/** Turns pages into rows; one for each job, because it remembers the names it has met. */
export class Flattener {
  private readonly names = new ColumnNames();
  private readonly unplanned = new Map<string, Level>();

  /**
   * @param list a page of nodes
   * @param level their level in the plan
   * @param place where the page stands
   * @returns rows and nested lists that go on; a node's row stands before those nested in it
   */
  flattenPage(list: NodeList, level: Level, place: Place): FlatPage {
    const flat = { rows: [] as Row[], more: [] as MorePages[] };
    this.addList(list, level, { ...place, flat });
    return flat;
  }

  private addList(list: NodeList, level: Level, at: At): void {
    list.nodes.forEach((node, index) => {
      const placed = { ...at, offset: at.offset + index };
      if (!isObject(node)) {
        this.addNode({ value: node }, level, placed);
      } else if (level.insights) {
        this.addMetric(node, level, placed);
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
    const id = toCell(node['id']);
    const cells = leadingCells(level, at);
    if (id === '') {
      // Nodes without an id are told apart by their place in the list.
      cells.set('key1', String(at.offset));
    }
    const nested: NestedEdge[] = [];
    this.addObject(node, { level, prefix: '', ownerId: id || at.parentId, cells, nested });
    if (level.writesRows) {
      at.flat.rows.push({ level, cells, weakId: id === '' });
    }
    for (const one of nested) {
      this.addNested(one, at);
    }
  }

  private addSummary(summary: JsonObject, level: Level, at: At): void {
    const cells = leadingCells(level, at);
    this.addObject(summary, { level, prefix: '', ownerId: at.parentId, cells, nested: [] });
    at.flat.rows.push({ level, cells, weakId: true });
  }

  private addObject(object: JsonObject, into: Into): void {
    for (const key in object) {
      const value = object[key];
      const field = into.prefix + key;
      if (SECRET_FIELDS.has(key)) {
        continue;
      }
      if (isEdge(value)) {
        into.nested.push({ edge: value, level: this.levelOf(into.level, field), parentId: into.ownerId });
        const besides = Object.entries(value).filter(([name]) => !LIST_PARTS.has(name));
        this.addObject(Object.fromEntries(besides), { ...into, prefix: `${field}_` });
      } else if (isObject(value)) {
        this.addObject(value, { ...into, prefix: `${field}_`, ownerId: toCell(value['id']) || into.ownerId });
      } else {
        addCell(into.cells, this.names.of(field), toCell(value));
      }
    }
  }

  private addNested({ edge, level, parentId }: NestedEdge, at: At): void {
    const list = toNodeList(edge);
    this.addList(list, level, { accountId: at.accountId, parentId, offset: 0, flat: at.flat });
    const { next, after } = list.paging;
    const goesOn =
      level.follow.by === 'root' ? after !== undefined && list.nodes.length > 0 : next !== undefined;
    if (goesOn && level.follow.by !== 'never') {
      at.flat.more.push({ level, parentId, paging: list.paging, offset: list.nodes.length });
    }
  }

  private addMetric(metric: JsonObject, level: Level, at: At): void {
    const { values, total_value: total, ...own } = metric;
    const isTotal = values === undefined && total !== undefined;
    const base = leadingCells(level, at);
    if (isTotal && at.window) {
      addWindow(base, at.window);
    }
    this.addObject(own, { level, prefix: '', ownerId: at.parentId, cells: base, nested: [] });
    const weakId = !(base.get('id') ?? '').includes('/insights/');
    for (const found of metricRows(metric, level)) {
      const cells = new Map(base);
      for (const [column, cell] of found) {
        addCell(cells, column, cell);
      }
      at.flat.rows.push({ level, cells, weakId });
    }
  }

  private levelOf(parent: Level, field: string): Level {
    const planned = parent.edges.get(field);
    if (planned !== undefined) {
      return planned;
    }
    const key = `${parent.graphNode} ${field}`;
    const level = this.unplanned.get(key) ?? unplannedLevel(parent, field);
    this.unplanned.set(key, level);
    return level;
  }
}

interface At extends Place {
  readonly flat: { rows: Row[]; more: MorePages[] };
}

interface Into {
  readonly level: Level;
  readonly prefix: string;
  readonly ownerId: string;
  readonly cells: Map<string, string>;
  readonly nested: NestedEdge[];
}

interface NestedEdge {
  readonly edge: Edge;
  readonly level: Level;
  readonly parentId: string;
}

function addWindow(cells: Map<string, string>, { since, until }: Window): void {
  if (since !== undefined) {
    cells.set('date_start', windowEdge(since));
  }
  if (until !== undefined) {
    cells.set('date_stop', windowEdge(until));
  }
}

/** Whole days as dates, anything finer as the API writes its own times. */
function windowEdge(moment: number): string {
  const iso = new Date(moment * 1000).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.replace('.000Z', '+0000');
}
