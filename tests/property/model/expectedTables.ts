/**
 * What the tables of a run must hold, computed from the world and the configuration as docs/tables.md describes it. It reads no
 * line of the component, so that the two can only agree where both are right.
 */
import { dayValue, isEdge, isItem, keyOf } from './world';
import type { Field, Item } from './world';

/** A query of the configuration; one of insights has a range in days before today, and the parameters of its metrics. */
export interface ModelQuery {
  readonly name: string;
  readonly path: '' | 'media';
  readonly fields: readonly Field[];
  readonly range?: { readonly since: number; readonly until: number };
}

/** A table as it must be. */
interface ModelTable {
  readonly columns: Set<string>;
  readonly key: Set<string>;
  readonly rows: Map<string, Readonly<Record<string, string>>>;
}

/** The tables by name. */
export type ModelTables = Map<string, ModelTable>;

const DAY = 86_400;
/** The API's longest window of insights, days. */
const LONGEST = 30;
const LEADING =
  'id ex_account_id fb_graph_node parent_id name key1 key2 breakdown value period date_start date_stop end_time title';
const KEY = 'id parent_id key1 key2 breakdown end_time date_start date_stop'.split(' ');
const ABOUT_A_METRIC = ['name', 'period', 'title', 'description', 'value'];

/** Orders columns as a table has them. */
export function ordered(columns: Iterable<string>): string[] {
  const first = LEADING.split(' ');
  const present = new Set(columns);
  const others = [...present].filter((column) => !first.includes(column)).sort();
  return [...first.filter((column) => present.has(column)), ...others];
}

/** Orders the columns of a key as its manifest has them. */
export const orderedKey = (columns: ReadonlySet<string>): string[] => KEY.filter((one) => columns.has(one));

/** Names the table of an edge. */
const tableOf = (query: string, produced: string): string =>
  produced === query || produced === query.split('_').at(-1) ? query : `${query}_${produced}`;

/**
 * Computes the tables of a run.
 *
 * @param today unix seconds of the day's begin
 */
export function expectedTables(
  world: readonly Item[],
  queries: readonly ModelQuery[],
  today: number,
): ModelTables {
  const tables: ModelTables = new Map();
  for (const query of queries) {
    for (const account of world) {
      const model = new Model(tables, query.name, String(account['id']));
      const insights = query.fields.find(({ name }) => query.path === '' && name === 'insights');
      if (insights !== undefined && query.range !== undefined) {
        const { since, until } = query.range;
        model.accountInsights(insights, { since: today - since * DAY, until: today - until * DAY });
      } else {
        const media = account['media'];
        const nodes = query.path === '' ? [account] : isEdge(media) ? media.nodes : [];
        const at = { graphNode: query.path === '' ? 'page' : 'page_media', parentId: String(account['id']) };
        model.nodes(nodes, query.fields, at);
      }
    }
  }
  return tables;
}

interface At {
  readonly graphNode: string;
  readonly parentId: string;
}

class Model {
  constructor(
    private readonly tables: ModelTables,
    private readonly query: string,
    private readonly account: string,
  ) {}

  /** Rows of nodes; a level of which nothing but edges is requested has no table. */
  nodes(nodes: readonly Item[], fields: readonly Field[], at: At): void {
    const isNested = ({ name }: Field): boolean => name === 'insights' || EDGES.has(name);
    const own = fields.filter((field) => !isNested(field));
    const columns = own.flatMap((field) =>
      field.fields.length === 0
        ? [keyOf(field)]
        : field.fields.map((inner) => `${keyOf(field)}_${keyOf(inner)}`),
    );
    if (own.length > 0 || fields.length === 0) {
      const table = this.table(at, columns, ['id', 'parent_id']);
      nodes.forEach((node) => this.add(table, at, { id: String(node['id']), ...cellsOf(node, own) }));
    }
    for (const field of fields.filter(isNested)) {
      const inside = { graphNode: `${at.graphNode}_${keyOf(field)}` };
      if (field.name === 'insights') {
        const table = this.table({ ...inside, parentId: '' }, ABOUT_A_METRIC, ['id', 'parent_id']);
        nodes.forEach((node) => this.mediaInsights(table, node, field, inside));
      } else {
        this.nodes([], field.fields, { ...inside, parentId: '' });
        nodes.forEach((node) => {
          const value = node[field.name];
          const children = isEdge(value) ? value.nodes : [];
          this.nodes(children, field.fields, { ...inside, parentId: String(node['id']) });
        });
      }
    }
  }

  private mediaInsights(table: ModelTable, node: Item, field: Field, inside: Pick<At, 'graphNode'>): void {
    const metrics = isItem(node['metrics']) ? node['metrics'] : {};
    for (const name of (field.modifiers['metric'] ?? '').split(',')) {
      const at = { ...inside, parentId: String(node['id']) };
      this.add(table, at, { ...metric(at.parentId, name, 'lifetime'), value: String(metrics[name]) });
    }
  }

  /** A series has a row for each day, a total one for each window and part. */
  accountInsights({ modifiers }: Field, { since, until }: { since: number; until: number }): void {
    const at = { graphNode: 'page_insights', parentId: this.account };
    const { metric: names = '', metric_type: type, breakdown } = modifiers;
    const isTotal = type === 'total_value';
    const keys = isTotal ? ['date_start', 'date_stop'] : ['end_time'];
    const parts = breakdown === undefined ? [] : ['key1', 'breakdown'];
    const key = ['id', 'parent_id', ...keys, ...parts];
    const table = this.table(at, [...ABOUT_A_METRIC, ...keys, ...parts], key);
    for (const name of names.split(',')) {
      const about = metric(this.account, name, 'day');
      for (let start = since; start < until; start += isTotal ? LONGEST * DAY : DAY) {
        const end = Math.min(until, start + LONGEST * DAY);
        const days = Math.round((end - start) / DAY);
        const window = { ...about, date_start: dayOf(start), date_stop: dayOf(end) };
        if (!isTotal) {
          const { value, end_time: endTime } = dayValue(start);
          this.add(table, at, { ...about, value: String(value), end_time: endTime });
        } else if (breakdown === undefined) {
          this.add(table, at, { ...window, value: String(days) });
        } else {
          ['FEED', 'REELS'].forEach((key1, index) =>
            this.add(table, at, { ...window, key1, breakdown, value: String(days + index) }),
          );
        }
      }
    }
  }

  private table({ graphNode }: At, columns: readonly string[], key: readonly string[]): ModelTable {
    const name = tableOf(this.query, graphNode.slice(graphNode.lastIndexOf('_') + 1));
    const table = this.tables.get(name) ?? { columns: new Set(), key: new Set(), rows: new Map() };
    ['id', 'ex_account_id', 'fb_graph_node', 'parent_id', ...columns].forEach((one) =>
      table.columns.add(one),
    );
    key.forEach((one) => table.key.add(one));
    this.tables.set(name, table);
    return table;
  }

  private add(table: ModelTable, { graphNode, parentId }: At, cells: Readonly<Record<string, string>>): void {
    const row: Record<string, string> = {
      ex_account_id: this.account,
      fb_graph_node: graphNode,
      parent_id: parentId,
      ...cells,
    };
    const filled = Object.entries(row).filter(([, cell]) => cell !== '');
    Object.keys(row).forEach((one) => table.columns.add(one));
    table.rows.set(
      orderedKey(table.key)
        .map((one) => row[one] ?? '')
        .join('\n'),
      Object.fromEntries(filled),
    );
  }
}

/** Edges of the world; an account may have none of them. */
const EDGES = new Set(['media', 'comments', 'replies', 'children']);
const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
const metric = (owner: string, name: string, period: string): Record<string, string> => ({
  id: `${owner}/insights/${name}/${period}`,
  name,
  period,
  title: `T ${name}`,
  description: `D ${name}`,
});

/** The cells of a node's own fields; what it does not have is empty. */
function cellsOf(node: Item, fields: readonly Field[], before = ''): Record<string, string> {
  return Object.assign(
    {},
    ...fields.map((field) => {
      const value = node[field.name];
      const column = before + keyOf(field);
      if (isItem(value)) {
        return { [`${column}_id`]: String(value['id']), ...cellsOf(value, field.fields, `${column}_`) };
      }
      const text = Array.isArray(value) ? JSON.stringify(value) : String(value);
      return { [column]: value === undefined || value === null ? '' : text };
    }),
  ) as Record<string, string>;
}
