import { binary, call, choose, coalesce, divide, equal, integer, over, text } from './algebra';
import type { Expr, SqlType } from './algebra';
import { described } from './columns';
import type { Computed } from './columns';
import { countFacts } from './metricFacts';
import type { ModelColumn } from './model';
import type { NodeRows } from './nodeRows';
import type { NodeSource } from './plannedTables';
import type { MetricPart } from './readings';
import { columnOf, fieldsIn } from './tableColumns';

/** Says in which tables a field stands. */
function sourceOf(field: string, nodes: readonly NodeSource[]): string {
  const tables = nodes.filter((source) => columnOf(source, field) !== undefined).map(({ table }) => table);
  return tables.map((table) => `${table}.${field}`).join(', ');
}

/** What a person reads of a post first. */
const TEXTS: readonly (readonly [field: string, column: string, type: SqlType, description: string])[] = [
  ['timestamp', 'published_at', 'timestamp', 'When it was published, UTC'],
  ['caption', 'caption', 'text', 'Caption'],
  ['permalink', 'link', 'text', 'Permanent address on Instagram'],
];
/** Fields that have a column of another name or meaning. */
const RENAMED = new Set(['timestamp', 'permalink', 'like_count', 'comments_count']);

/** Gives what a person reads of a post first. */
export function texts(rows: NodeRows, nodes: readonly NodeSource[]): readonly Computed[] {
  const kind = kindOf(rows);
  const type = described('type', 'text', {
    description: 'image, video, album or reel; a reel is told from a video by media_product_type only',
    source: [sourceOf('media_product_type', nodes), sourceOf('media_type', nodes)].filter(Boolean).join(', '),
    values: ['image', 'video', 'album', 'reel'],
  });
  return [
    ...TEXTS.flatMap(([field, name, sqlType, description]): readonly Computed[] => {
      const value = rows.field(field, sqlType);
      return value === undefined
        ? []
        : [{ column: described(name, sqlType, { description, source: sourceOf(field, nodes) }), value }];
    }),
    ...(kind === undefined ? [] : [{ column: type, value: kind }]),
  ];
}

/** A reel has the media type of a video. Source: docs/graph-api.md §6.3. */
function kindOf(rows: NodeRows): Expr | undefined {
  const product = rows.field('media_product_type', 'text');
  const media = rows.field('media_type', 'text');
  const whens = [
    ...(product ? [[equal(product, text('REELS')), text('reel')] as const] : []),
    ...(media
      ? [
          [equal(media, text('CAROUSEL_ALBUM')), text('album')] as const,
          [equal(media, text('VIDEO')), text('video')] as const,
          [equal(media, text('IMAGE')), text('image')] as const,
        ]
      : []),
  ];
  return whens.length === 0 ? undefined : choose(whens);
}

/** The metric where it was requested, or else the field of the post: both count the same. */
const COUNTS = [
  ['likes', 'like_count', 'Likes; absent where the owner hides them'],
  ['comments', 'comments_count', 'Comments with their replies'],
] as const;

/** Gives likes and comments, whichever way they were requested. */
export function counts(
  rows: NodeRows,
  nodes: readonly NodeSource[],
  parts: readonly MetricPart[],
): readonly Computed[] {
  return COUNTS.flatMap(([name, field, description]): readonly Computed[] => {
    const part = parts.find(({ column: { name: other } }) => other === name);
    const values = [part && rows.metric(part), rows.field(field, 'integer')].filter(
      (value) => value !== undefined,
    );
    const [first, ...others] = values;
    const source = [part?.column.source ?? '', sourceOf(field, nodes)].filter(Boolean).join(', ');
    return first === undefined
      ? []
      : [{ column: { name, ...countFacts(name), description, source }, value: coalesce(first, ...others) }];
  });
}

/** Gives numbers of a day and what they gained since the day before; nothing where that day was not read. */
export function history(numbers: readonly Computed[], rows: NodeRows): readonly Computed[] {
  const order = [{ by: rows.day }];
  const before = (value: Expr): Expr =>
    over('LAG', value, { partitionBy: [rows.accountId, rows.nodeId], orderBy: order });
  const isNextDay = equal(before(rows.day), call('daysBefore', rows.day, integer(1)));
  return numbers.flatMap(({ column: number, value }) => {
    const isSummed = number.type === 'integer' || number.additive;
    const gain: Computed = {
      column: {
        ...number,
        name: `${number.name}_gain`,
        description: `${number.description}: gained since the day before; absent where that day was not read`,
      },
      value: choose([[isNextDay, binary(value, '-', before(value))]]),
    };
    return [{ column: { ...number, additive: false }, value }, ...(isSummed ? [gain] : [])];
  });
}

/** Tells what people did with a post: the API's own count, or else the sum of what the configuration requests of it. */
export function engagement(numbers: readonly Computed[], isDaily: boolean): readonly Computed[] {
  const find = (name: string): Computed | undefined => numbers.find(({ column: one }) => one.name === name);
  const own = find('total_interactions');
  const parts = ['likes', 'comments', 'saved', 'shares'].flatMap((name) => find(name) ?? []);
  const [first, ...others] = own ? [own] : parts.length > 1 ? parts : [];
  if (first === undefined) {
    return [];
  }
  const names = [first, ...others].map(({ column: one }) => one.name).join(' + ');
  const value = others.reduce((left, one) => binary(left, '+', one.value), first.value);
  const source = [first, ...others].map(({ column: one }) => one.source).join(', ');
  const column: ModelColumn = {
    name: 'engagement',
    type: 'integer',
    unit: 'count',
    additive: !isDaily,
    description: `Interactions: ${names}${others.length > 0 ? '; absent where one of them is' : ''}`,
    source,
  };
  const reach = find('reach');
  const rate = described('engagement_rate', 'float', {
    unit: 'percent',
    description:
      'Engagement rate by reach: 100 × engagement / reach. An average of rates is no rate: divide sums',
    source: `${source}, ${reach?.column.source ?? ''}`,
  });
  return [
    { column, value },
    ...(reach ? [{ column: rate, value: divide(binary(integer(100), '*', value), reach.value) }] : []),
  ];
}

/** Gives all other fields that were requested, under their own names. */
export function otherFields(
  rows: NodeRows,
  nodes: readonly NodeSource[],
  isDaily: boolean,
): readonly Computed[] {
  const renamed = new Set(
    nodes.flatMap((source) => [...RENAMED].flatMap((field) => columnOf(source, field) ?? [])),
  );
  const fields = nodes.flatMap((source) =>
    fieldsIn(source).map((field) => ({ ...field, table: source.table })),
  );
  return fields.flatMap(
    ({ column: name, type, description = `Field ${name}`, table }): readonly Computed[] => {
      const value = renamed.has(name) ? undefined : rows.raw(name, type);
      const facts = type === 'integer' ? countFacts(name) : { type, additive: false };
      const own = { ...facts, additive: facts.additive && !isDaily };
      return value === undefined
        ? []
        : [{ column: { name, ...own, description, source: `${table}.${name}` }, value }];
    },
  );
}
