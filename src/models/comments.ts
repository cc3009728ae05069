import { column, equal, firstKnown, integer, nothing } from './algebra';
import type { Expr, Select, SqlType, Step } from './algebra';
import { ACCOUNT_ID, ACCOUNT_NAME, described, selected } from './columns';
import type { Computed } from './columns';
import { countFacts } from './metricFacts';
import type { Model } from './model';
import { nodeRows } from './nodeRows';
import type { NodeRows } from './nodeRows';
import { columnOf } from './tableColumns';
import type { NodeSource, PlannedTables } from './plannedTables';
import { accountJoin, accountName, union } from './readings';

/** What a comment tells of itself: the first of the fields that is there counts. */
interface CommentField {
  readonly name: string;
  readonly type: SqlType;
  readonly description: string;
  readonly fields: readonly string[];
}

const FIELDS: readonly CommentField[] = [
  {
    name: 'author',
    type: 'text',
    description: 'Username of the author',
    fields: ['username', 'from/username'],
  },
  { name: 'text', type: 'text', description: 'Text of the comment', fields: ['text'] },
  { name: 'written_at', type: 'timestamp', description: 'When it was written, UTC', fields: ['timestamp'] },
  { name: 'likes', type: 'integer', description: 'Likes of the comment', fields: ['like_count'] },
  { name: 'hidden', type: 'boolean', description: 'Whether it is hidden', fields: ['hidden'] },
];

/** Makes `comments`: a row for each comment of a post and each reply to one. */
export function commentsModel({ nodes }: PlannedTables): Model | undefined {
  const comments = nodes.filter(({ kind }) => kind === 'comment');
  const replies = nodes.filter(({ kind }) => kind === 'reply');
  const all = [...comments, ...replies];
  if (all.length === 0) {
    return undefined;
  }
  const fields = FIELDS.filter((field) =>
    all.some((source) => field.fields.some((name) => columnOf(source, name) !== undefined)),
  );
  const columns = columnsOf(all, fields);
  return {
    name: 'comments',
    description:
      'A row for each comment of a post and each reply to one, with the post and the thread that it belongs to',
    question: 'Which posts started the longest conversations, and who takes part?',
    grain: 'a comment or a reply',
    key: [ACCOUNT_ID.name, 'comment_id'],
    columns: columns.map((one) => one.column),
    query: {
      steps: threadSteps(rowsOf(comments, 'comment'), rowsOf(replies, 'reply'), fields),
      rows: {
        columns: selected(columns),
        from: { step: '_threads', as: 'threads' },
        joins: [accountJoin(column('threads', 'account_id'))],
      },
    },
  };
}

function rowsOf(nodes: readonly NodeSource[], called: string): NodeRows | undefined {
  return nodes.length === 0 ? undefined : nodeRows({ nodes, metrics: [], parts: [], isDaily: false, called });
}

/** A reply hangs on a comment, which hangs on its post. */
function threadSteps(
  comments: NodeRows | undefined,
  replies: NodeRows | undefined,
  fields: readonly CommentField[],
): readonly Step[] {
  const threads = [
    ...(comments ? [commentRows(fields)] : []),
    ...(replies ? [replyRows(fields, comments !== undefined)] : []),
  ];
  return [
    ...(comments ? [...comments.steps, commentStep(COMMENTS, comments, fields)] : []),
    ...(replies ? [...replies.steps, commentStep(REPLIES, replies, fields)] : []),
    ...union('_threads', threads, (select) => select),
  ];
}

const COMMENTS = '_comments';
const REPLIES = '_replies';
const of = (name: string): Expr => column('one', name);

function commentRows(fields: readonly CommentField[]): Select {
  return threadSelect(COMMENTS, fields, { post: of('parent_id'), thread: of('comment_id'), depth: 0 });
}

function replyRows(fields: readonly CommentField[], hasComments: boolean): Select {
  const above = (name: string): Expr => column('above', name);
  const post = hasComments ? above('parent_id') : nothing('text');
  return {
    ...threadSelect(REPLIES, fields, { post, thread: of('parent_id'), depth: 1 }),
    joins: hasComments
      ? [{ from: { step: COMMENTS, as: 'above' }, on: equal(above('comment_id'), of('parent_id')) }]
      : [],
  };
}

function commentStep(name: string, rows: NodeRows, fields: readonly CommentField[]): Step {
  return {
    name,
    selects: [
      {
        columns: [
          { name: 'account_id', value: rows.accountId },
          { name: 'comment_id', value: rows.nodeId },
          { name: 'parent_id', value: rows.parentId },
          ...fields.map((field) => ({
            name: field.name,
            value:
              firstKnown(field.fields.flatMap((one) => rows.field(one, field.type) ?? [])) ??
              nothing(field.type),
          })),
        ],
        from: rows.from,
        joins: rows.joins,
      },
    ],
  };
}

function threadSelect(
  step: string,
  fields: readonly CommentField[],
  { post, thread, depth }: { readonly post: Expr; readonly thread: Expr; readonly depth: number },
): Select {
  return {
    columns: [
      { name: 'account_id', value: of('account_id') },
      { name: 'comment_id', value: of('comment_id') },
      { name: 'post_id', value: post },
      { name: 'thread_id', value: thread },
      { name: 'depth', value: integer(depth) },
      ...fields.map(({ name }) => ({ name, value: of(name) })),
    ],
    from: { step, as: 'one' },
  };
}

function columnsOf(sources: readonly NodeSource[], fields: readonly CommentField[]): readonly Computed[] {
  const inThread = (name: string): Expr => column('threads', name);
  const sourceOf = (names: readonly string[]): string =>
    [
      ...new Set(
        sources.flatMap((source) =>
          names.flatMap((name) => columnOf(source, name) ?? []).map((found) => `${source.table}.${found}`),
        ),
      ),
    ].join(', ');
  const id = (name: string, description: string, source: string): Computed => ({
    column: described(name, 'text', { description, source: sourceOf([source]) }),
    value: inThread(name),
  });
  return [
    { column: ACCOUNT_ID, value: inThread('account_id') },
    { column: ACCOUNT_NAME, value: accountName() },
    id('comment_id', 'Id of the comment or reply', 'id'),
    id('post_id', 'Id of the post; absent where only its replies are read', 'parent_id'),
    id('thread_id', 'Id of the comment that began the thread', 'parent_id'),
    {
      column: described('depth', 'integer', {
        description: '0 for a comment, 1 for a reply to one',
        source: sourceOf(['fb_graph_node']),
        values: ['0', '1'],
      }),
      value: inThread('depth'),
    },
    ...fields.map(({ name, type, description, fields: names }) => {
      const facts = { description, source: sourceOf(names) };
      return {
        column: type === 'integer' ? { name, ...countFacts(name), ...facts } : described(name, type, facts),
        value: inThread(name),
      };
    }),
  ];
}
