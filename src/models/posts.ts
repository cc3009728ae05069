import { ACCOUNT_ID, ACCOUNT_NAME, described, selected, withDistinctNames } from './columns';
import type { Model, ModelColumn } from './model';
import { nodeRows } from './nodeRows';
import type { MetricSource, NodeSource, PlannedTables } from './plannedTables';
import { counts, engagement, history, otherFields, texts } from './postColumns';
import { accountJoin, accountName, metricParts } from './readings';

/** Posts or stories as a model has them. */
interface NodeModel {
  readonly name: string;
  readonly id: ModelColumn;
  readonly description: string;
  readonly question: string;
  readonly grain: string;
  readonly nodes: readonly NodeSource[];
  readonly metrics: readonly MetricSource[];
  readonly isDaily: boolean;
}

const DAY = described('day', 'date', {
  description: 'Day of the run that read the numbers, UTC',
  source: 'snapshot_date',
});

/** Makes `posts`: a row for each image, video, album and reel of an account, as last read. */
export function postsModel({ nodes, metrics }: PlannedTables): Model | undefined {
  return nodeModel({
    name: 'posts',
    id: described('post_id', 'text', { description: 'Id of the post', source: 'id' }),
    description:
      'A row for each post of an account, with its texts and all metrics that were requested, as last read',
    question: 'Which ten reels reached the most accounts last month?',
    grain: 'a post of an account',
    nodes: nodes.filter(({ kind }) => kind === 'post'),
    metrics: metrics.filter(({ of }) => of === 'post'),
    isDaily: false,
  });
}

/** Makes `post_history`: posts as they were on the day of each run, of queries with `snapshot`. */
export function postHistoryModel({ nodes, metrics }: PlannedTables): Model | undefined {
  return nodeModel({
    name: 'post_history',
    id: described('post_id', 'text', { description: 'Id of the post', source: 'id' }),
    description:
      'A row for each post and day on which it was read, with its numbers on that day and what they gained since the day before. Numbers grow from day to day: add up the gains, not the numbers',
    question: 'How many views did each post gain per day in its first week?',
    grain: 'a post of an account on a day',
    nodes: nodes.filter(({ kind, isSnapshot }) => kind === 'post' && isSnapshot),
    metrics: metrics.filter(({ of, isSnapshot }) => of === 'post' && isSnapshot),
    isDaily: true,
  });
}

/** Makes `stories`: a row for each story. */
export function storiesModel({ nodes, metrics }: PlannedTables): Model | undefined {
  return nodeModel({
    name: 'stories',
    id: described('story_id', 'text', { description: 'Id of the story', source: 'id' }),
    description:
      'A row for each story, with all metrics that were requested, as last read while the API had it',
    question: 'Which stories made people leave, and which brought followers?',
    grain: 'a story of an account',
    nodes: nodes.filter(({ kind }) => kind === 'story'),
    metrics: metrics.filter(({ of }) => of === 'story'),
    isDaily: false,
  });
}

function nodeModel(asked: NodeModel): Model | undefined {
  const { name, description, question, grain, nodes, metrics, isDaily, id } = asked;
  if (nodes.length === 0 && metrics.length === 0) {
    return undefined;
  }
  const parts = metricParts(metrics, 'media');
  const rows = nodeRows({ nodes, metrics, parts, isDaily });
  const numbers = withDistinctNames([
    ...counts(rows, nodes, parts),
    ...parts.map((part) => ({ column: part.column, value: rows.metric(part) })),
  ]);
  const columns = withDistinctNames([
    { column: ACCOUNT_ID, value: rows.accountId },
    { column: ACCOUNT_NAME, value: accountName() },
    { column: id, value: rows.nodeId },
    ...(isDaily ? [{ column: DAY, value: rows.day }] : []),
    ...texts(rows, nodes),
    ...(isDaily ? history(numbers, rows) : numbers),
    ...engagement(numbers, isDaily),
    ...otherFields(rows, nodes, isDaily),
  ]);
  return {
    name,
    description,
    question,
    grain,
    key: [ACCOUNT_ID.name, id.name, ...(isDaily ? [DAY.name] : [])],
    columns: columns.map(({ column: one }) => one),
    query: {
      steps: rows.steps,
      rows: {
        columns: selected(columns),
        from: rows.from,
        joins: [...rows.joins, accountJoin(rows.accountId)],
      },
    },
  };
}
