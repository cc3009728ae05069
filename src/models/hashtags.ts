import { call, column, integer, isNotNull } from './algebra';
import { ACCOUNT_ID, ACCOUNT_NAME, described, selected } from './columns';
import type { Computed } from './columns';
import type { Model } from './model';
import { columnOf } from './tableColumns';
import type { NodeSource, PlannedTables } from './plannedTables';
import { accountJoin, accountName, isOf, latest, optionalCell, RAW, readOn, union } from './readings';

/**
 * A hashtag in a caption: whatever follows a # up to white space or punctuation, in any script. A class of what it is not is the one
 * form that the regular expressions of all the databases have.
 */
const HASHTAG_PATTERN = '#([^[:space:]#.,;:!?()\\[\\]{}<>"\'/\\\\|@&*+=~^%$`-]+)';

/** Makes `hashtags`: a row for each hashtag of a post. */
export function hashtagsModel({ nodes }: PlannedTables): Model | undefined {
  const sources = nodes.filter(
    (source) => source.kind === 'post' && columnOf(source, 'caption') !== undefined,
  );
  if (sources.length === 0) {
    return undefined;
  }
  const columns = columnsOf(sources);
  const carried = ['account_id', 'post_id', 'caption'];
  return {
    name: 'hashtags',
    description: 'A row for each hashtag in the caption of a post; one that stands there twice counts once',
    question: 'Which hashtags do the posts with most views have?',
    grain: 'a hashtag of a post',
    key: [ACCOUNT_ID.name, 'post_id', 'hashtag'],
    columns: columns.map((one) => one.column),
    query: {
      steps: [
        ...union('_read', sources, (source, place) => ({
          columns: [
            { name: 'account_id', value: column(RAW, 'ex_account_id') },
            { name: 'post_id', value: column(RAW, 'id') },
            { name: 'caption', value: optionalCell(source, 'caption') },
            { name: 'read_on', value: readOn(source) },
            { name: 'place', value: integer(place) },
          ],
          from: { table: source.table, as: RAW },
          where: [isOf(source), isNotNull(optionalCell(source, 'caption'))],
        })),
        latest({ name: '_captions', from: '_read', columns: carried, sameThing: ['account_id', 'post_id'] }),
      ],
      rows: {
        columns: selected(columns),
        from: { step: '_captions', as: 'captions' },
        matches: { of: column('captions', 'caption'), pattern: HASHTAG_PATTERN, as: 'hashtag' },
        joins: [accountJoin(column('captions', 'account_id'))],
        groupBy: columns.map((one) => one.value),
      },
    },
  };
}

function columnsOf(sources: readonly NodeSource[]): readonly Computed[] {
  const captions = sources.map((source) => `${source.table}.${columnOf(source, 'caption') ?? ''}`).join(', ');
  return [
    { column: ACCOUNT_ID, value: column('captions', 'account_id') },
    { column: ACCOUNT_NAME, value: accountName() },
    {
      column: described('post_id', 'text', { description: 'Id of the post', source: 'id' }),
      value: column('captions', 'post_id'),
    },
    {
      column: described('hashtag', 'text', {
        description: 'Hashtag in small letters, without #',
        source: captions,
      }),
      value: call('lower', { kind: 'match', as: 'hashtag' }),
    },
  ];
}
