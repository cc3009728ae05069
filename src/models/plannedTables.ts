import { INSIGHTS_RULES, isTotal, isWithoutRange, READING_RULES } from '../catalogue';
import { SNAPSHOT_COLUMN } from '../plan';
import type { Level, Params, QueryPlan, RunPlan } from '../plan';
import type { TableSchema } from '../tables';
import { DAY } from '../time';
import { tableColumns } from './tableColumns';
import type { TableColumns } from './tableColumns';

/** The nodes that models are made of. */
type NodeKind = 'account' | 'post' | 'story' | 'comment' | 'reply';
/** The nodes whose metrics models have. */
type Measured = 'account' | 'post' | 'story';

/** Where nodes of one kind stand in the tables of the extractor. */
interface Source {
  readonly table: string;
  /** Tells its rows from others of the table. */
  readonly graphNode: string;
  /** Whether its rows are told apart by the day of the run too. */
  readonly isSnapshot: boolean;
  readonly columns: TableColumns;
}

/** Rows of nodes. */
export interface NodeSource extends Source {
  readonly kind: NodeKind;
}

/** Rows of metrics. */
export interface MetricSource extends Source {
  readonly of: Measured;
  /** Whether the rows of the nodes themselves are written too, by the same query. */
  readonly hasNodes: boolean;
  readonly ways: readonly MetricWay[];
}

/** How metrics of a source are requested. */
export interface MetricWay {
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  /** A value for each day or week, one for a window, or one that has no range. */
  readonly as: 'series' | 'total' | 'lifetime';
  /** Whether a value may be of one day. */
  readonly isOfADay: boolean;
  /** Whether a value may be of more than one day. */
  readonly isOfMore: boolean;
  readonly timeframe?: string;
}

/** What the plan of a configuration has that models are made of. */
export interface PlannedTables {
  readonly nodes: readonly NodeSource[];
  readonly metrics: readonly MetricSource[];
}

/** What models are planned with. */
export interface PlanReading {
  readonly plan: RunPlan;
  /** Unix seconds: where ranges without an end are taken to end. */
  readonly now: number;
  /** Tables as runs wrote them: their columns are there besides those of the plan. */
  readonly known?: ReadonlyMap<string, TableSchema> | undefined;
}

/** A level with what stands around it. */
interface Found {
  readonly level: Level;
  readonly kind: NodeKind | 'metrics';
  readonly of?: Measured;
  readonly hasNodes: boolean;
  readonly way?: MetricWay;
}

/** Reads of a plan where the nodes and metrics stand that models are made of. All that models know of the plan, they know here. */
export function readPlan({ plan, now, known }: PlanReading): PlannedTables {
  const found = plan.queries
    .filter(({ problem }) => problem === undefined)
    .flatMap((query) => levelsOf(query, now))
    .filter(({ level }) => level.writesRows);
  const columnsOf = (table: string): TableColumns => tableColumns(plan.tables.get(table), known?.get(table));
  const sourceOf = ({ level }: Found): Source => ({
    table: level.table,
    graphNode: level.graphNode,
    isSnapshot: columnsOf(level.table).has(SNAPSHOT_COLUMN),
    columns: columnsOf(level.table),
  });
  return {
    nodes: grouped(found, ({ kind }) => kind !== 'metrics').flatMap(([first]) =>
      first.kind === 'metrics' ? [] : [{ ...sourceOf(first), kind: first.kind }],
    ),
    metrics: grouped(found, ({ kind }) => kind === 'metrics').flatMap((group) => {
      const [first] = group;
      const ways = group.flatMap(({ way }) => way ?? []);
      return first.of === undefined
        ? []
        : [{ ...sourceOf(first), of: first.of, hasNodes: group.every((one) => one.hasNodes), ways }];
    }),
  };
}

/** Several levels may write rows of one kind to one table. */
function grouped(
  found: readonly Found[],
  isWanted: (one: Found) => boolean,
): readonly (readonly [Found, ...Found[]])[] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const one of found.filter(isWanted)) {
    const key = `${one.level.table} ${one.level.graphNode} ${one.kind} ${one.of ?? ''}`;
    const group = groups.get(key);
    groups.set(key, group === undefined ? [one] : [...group, one]);
  }
  return [...groups.values()];
}

const ACCOUNT = { kind: 'account', hasNodes: true } as const;

/** What a query of no account reads belongs to no account: models have none of it. */
function levelsOf(plan: QueryPlan, now: number): readonly Found[] {
  return plan.query.ids === 'none' ? [] : plan.roots.flatMap((root) => levelsOfRoot(root, now));
}

function levelsOfRoot({ level, range }: QueryPlan['roots'][number], now: number): readonly Found[] {
  const { source } = level;
  if (source.by === 'windows') {
    const { params, isDaily } = source;
    const way = accountWay(level, { params, isDaily, length: lengthOf(range, now) });
    return [{ level, kind: 'metrics', of: 'account', hasNodes: false, way }];
  }
  return level.graphNode === READING_RULES.rootName
    ? [{ level, ...ACCOUNT }, ...[...level.edges.values()].flatMap((edge) => nodesIn(edge, ACCOUNT))]
    : nodesIn(level, ACCOUNT);
}

/** Which lists lead from which nodes to which. Lists of others' media, such as tags, lead to none of these. */
const EDGES: Readonly<Record<NodeKind, Readonly<Record<string, NodeKind>>>> = {
  account: { media: 'post', [READING_RULES.storiesEdge]: 'story' },
  post: { comments: 'comment' },
  story: {},
  comment: { replies: 'reply' },
  reply: {},
};

/** The nodes around a level. */
interface Around {
  readonly kind: NodeKind;
  readonly hasNodes: boolean;
}

function nodesIn(level: Level, parent: Around): readonly Found[] {
  const { source, insights } = level;
  if (insights !== undefined) {
    const { metrics, dimensions } = insights;
    const way = { metrics, dimensions, as: 'lifetime', isOfADay: false, isOfMore: false } as const;
    const { kind: of, hasNodes } = parent;
    return of === 'post' || of === 'story' ? [{ level, kind: 'metrics', of, hasNodes, way }] : [];
  }
  const edge = source.by === 'edge' && source.search === undefined ? source.edge : '';
  const edges = EDGES[parent.kind];
  const kind = Object.hasOwn(edges, edge) ? edges[edge] : undefined;
  const around = kind && { kind, hasNodes: level.writesRows };
  return around === undefined
    ? []
    : [{ level, ...around }, ...[...level.edges.values()].flatMap((nested) => nodesIn(nested, around))];
}

/** The length of a range in seconds; undefined where each run has another. */
function lengthOf({ since, until }: QueryPlan['roots'][number]['range'], now: number): number | undefined {
  return since === 'last run' ? undefined : since === undefined ? DAY : (until ?? now) - since;
}

/** How an account's metrics are requested. */
interface AccountRequest {
  readonly params: Params;
  readonly isDaily: boolean;
  /** Of the range, seconds; undefined where each run has another. */
  readonly length: number | undefined;
}

function accountWay({ insights }: Level, request: AccountRequest): MetricWay {
  const { params } = request;
  const { metrics = [], dimensions: all = [] } = insights ?? {};
  const asked = { metrics, dimensions: all.filter((dimension) => splitsBy(params, dimension)) };
  if (isWithoutRange(params)) {
    const { timeframe } = params;
    return { ...asked, as: 'lifetime', isOfADay: false, isOfMore: false, ...(timeframe && { timeframe }) };
  }
  if (!isTotal(params)) {
    const isOfMore = ['week', 'days_28'].includes(params['period'] ?? 'day');
    return { ...asked, as: 'series', isOfADay: !isOfMore, isOfMore };
  }
  return { ...asked, as: 'total', ...daysOfTotals(request) };
}

/** A range is cut into windows of 30 days, of which the last may be a day. */
function daysOfTotals({ isDaily, length }: AccountRequest): Pick<MetricWay, 'isOfADay' | 'isOfMore'> {
  const longest = INSIGHTS_RULES.longestRange + 1;
  const isUnknown = length === undefined;
  return {
    isOfADay: isDaily || isUnknown || (length % longest || longest) <= DAY,
    isOfMore: !isDaily && (isUnknown || length > DAY),
  };
}

/** A level has the dimensions of its whole table; a time frame is none. */
function splitsBy(params: Params, dimension: string): boolean {
  const requested = (params['breakdown'] ?? params['breakdowns'] ?? '').split(',').map((name) => name.trim());
  return dimension !== INSIGHTS_RULES.timeframe && requested.includes(dimension);
}
