import { aPlan } from '../../tests/support/aQuery';
import { mixedLoads } from './loadWarnings';
import { planTables } from './planTables';

const media = (name: string, incremental: boolean) =>
  aPlan({ name, path: 'media', fields: 'id,caption,comments{text}', incremental });

describe('replacedHistory', () => {
  const warningsOf = (own: object): readonly string[] =>
    aPlan({ path: 'media', fields: 'id,caption', ...own }).warnings;

  it('warns of a query that reads what is new and replaces what it read before', () => {
    expect(warningsOf({ since: 'last run', incremental: false })).toEqual([
      "query 'q': with incremental false each run replaces what the earlier ones read before 'last run'",
    ]);
  });

  it('warns of each way once, also where only the insights are read from the last run on', () => {
    const fields =
      'id,insights.metric(reach).period(day).since(last run),insights.as(x).metric(views).since(last run)';
    expect(warningsOf({ path: '', fields, incremental: false, snapshot: true })).toEqual([
      "query 'q': with incremental false each run replaces the snapshots of the earlier ones",
      "query 'q': with incremental false each run replaces what the earlier ones read before 'last run'",
    ]);
  });

  it.each([
    { since: 'last run' },
    { since: 'last run', incremental: true },
    { incremental: false },
    { since: '30 days ago', incremental: false },
    { snapshot: true },
  ])('has no warning for %j', (own) => {
    expect(warningsOf(own)).toEqual([]);
  });
});

describe('mixedLoads', () => {
  it('names each table that one query would replace and another adds to', () => {
    const plans = [media('a', false), media('a', true), media('b', false), media('c', true)];
    expect(mixedLoads(planTables(plans))).toEqual([
      "Table 'a_media' is not replaced, though incremental is false in query 'a': query 'a' adds to it",
      "Table 'a_comments' is not replaced, though incremental is false in query 'a': query 'a' adds to it",
    ]);
  });

  it('has nothing to say where all queries of a table agree', () => {
    expect(mixedLoads(planTables([media('a', false), media('a', false)]))).toEqual([]);
    expect(mixedLoads(planTables([media('a', true), media('a', true)]))).toEqual([]);
  });
});
