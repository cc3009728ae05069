import { aPlan } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { printFields } from '../fields';
import { unplannedLevel } from './planLevel';
import { allLevels, planTables } from './planTables';
import { summaryLevel } from './summaryLevel';

const FIELDS = 'id,comments.summary(true){text},insights.metric(reach),odd{x}';
const root = (query: Partial<Query>) => aPlan({ path: 'media', fields: FIELDS, ...query }).roots[0]!.level;

describe('a query with snapshot', () => {
  it('has the day of the run in the columns and the key of all its tables', () => {
    const keys = (snapshot: boolean): unknown =>
      [...planTables([aPlan({ path: 'media', fields: FIELDS, snapshot })])].map(([name, table]) => [
        name,
        [...table.keyColumns],
        table.columns.has('snapshot_date'),
        table.facts?.get('snapshot_date')?.description,
      ]);
    const description = 'Day of the run that read the row, UTC';
    expect(keys(true)).toEqual([
      ['q_media', ['/id', 'parent_id', 'snapshot_date'], true, description],
      ['q_comments', ['/id', 'parent_id', 'snapshot_date'], true, description],
      ['q_summary', ['fb_graph_node', 'parent_id', 'snapshot_date'], true, description],
      ['q_insights', ['/id', 'parent_id', 'snapshot_date'], true, description],
    ]);
    expect(JSON.stringify(keys(false))).not.toContain('snapshot');
  });

  it('marks every level with the day, those too that only the answer shows', () => {
    const level = root({ snapshot: true });
    const found = [
      ...allLevels(level),
      unplannedLevel(level, 'odd'),
      unplannedLevel(level, 'tagged'),
      unplannedLevel(level, 'insights'),
      summaryLevel(level, ''),
    ];
    expect(found.map(({ snapshotDate }) => snapshotDate)).toEqual(found.map(() => '2026-06-15'));
    const plain = root({});
    expect([plain, unplannedLevel(plain, 'odd'), summaryLevel(plain, '')]).not.toContainEqual(
      expect.objectContaining({ snapshotDate: expect.anything() as unknown }),
    );
  });

  it('has the day behind the columns that the query declares', () => {
    expect(root({ snapshot: true }).columns).toEqual([...root({}).columns, 'snapshot_date']);
    expect(root({}).columns).toEqual(['/id']);
  });

  it('reads a list that only the answer shows with the fields of the query', () => {
    expect(printFields(unplannedLevel(root({ snapshot: true }), 'odd').fields)).toBe('x');
  });

  it('tells that a full load keeps the last day only', () => {
    const warnings = (query: Partial<Query>) => aPlan({ path: 'media', fields: 'id', ...query }).warnings;
    expect(warnings({ snapshot: true, incremental: false })).toEqual([
      "query 'q': with incremental false each run replaces the snapshots of the earlier ones",
    ]);
    expect(warnings({ snapshot: true })).toEqual([]);
    expect(warnings({ incremental: false })).toEqual([]);
  });
});
