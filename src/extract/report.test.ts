import { aPlan, anAccount } from '../../tests/support/aQuery';
import type { Outcome } from './outcome';
import { reportTable } from './report';

const media = aPlan({ name: 'media' });
const stories = aPlan({ name: 'stories' });
const outcome = (own: Partial<Outcome> = {}): Outcome => ({
  plan: stories,
  target: { account: { ...anAccount('1'), name: 'Brand' }, node: '1' },
  rows: 3,
  requests: 2,
  retries: 1,
  waitedMs: 1500,
  omissions: [],
  ...own,
});

/** The rows of the report as objects. */
function report(outcomes: readonly Outcome[]): Record<string, string>[] {
  const { columns, rows } = reportTable(outcomes, { runId: 'R', warnings: [] });
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? ''])));
}

describe('reportTable', () => {
  it('has a row for each query and account, with what it cost and lacks', () => {
    const omissions: Outcome['omissions'] = [
      { kind: 'metric', metric: 'plays', of: 'REELS', reason: 'no' },
      { kind: 'part', part: { is: 'insights' }, reason: 'few', count: 2, examples: ['8', '9'] },
    ];
    expect(report([outcome({ omissions })])).toEqual([
      {
        run_id: 'R',
        query: 'stories',
        account: '1',
        account_name: 'Brand',
        status: 'done',
        rows: '3',
        requests: '2',
        retries: '1',
        waited_seconds: '2',
        objects_left_out: '2',
        metrics_left_out: 'plays of REELS',
        reasons: "metric 'plays' for REELS media: no; 2 objects without insights: few",
      },
    ]);
  });

  it('adds up queries of one name, and knows no account where the query has none', () => {
    const rows = report([outcome(), outcome(), outcome({ target: { node: 'me' } })]);
    expect(rows.map(({ account, rows: count }) => [account, count])).toEqual([
      ['1', '6'],
      ['', '3'],
    ]);
  });

  it('says what failed, and does not blame a query that the end of the run cut short', () => {
    const error = new Error('no');
    const rows = report([
      outcome({ plan: media, error }),
      outcome({ error, isCut: true }),
      outcome(),
      outcome({ plan: media, target: { node: '' } }),
    ]);
    expect(rows.map(({ query, status, reasons }) => [query, status, reasons])).toEqual([
      ['media', 'failed', 'no'],
      ['stories', 'cut', ''],
      ['media', 'done', ''],
    ]);
  });

  it('has a row of the run itself where there is something to say of it, without query and account', () => {
    const { columns, rows } = reportTable([outcome()], {
      runId: 'R',
      warnings: ['It ends soon', 'Renew it'],
    });
    const [ofRun = [], ofQuery = []] = rows;
    expect(columns.map(({ name }, index) => [name, ofRun[index]]).filter(([, cell]) => cell !== '')).toEqual([
      ['run_id', 'R'],
      ['status', 'done'],
      ['reasons', 'It ends soon; Renew it'],
    ]);
    expect(ofQuery.slice(0, 3)).toEqual(['R', 'stories', '1']);
  });

  it('has a key that tells the rows of all runs apart, which are kept', () => {
    const { name, primaryKey, incremental, columns } = reportTable([], { runId: 'R', warnings: [] });
    expect([name, primaryKey, incremental]).toEqual(['run_report', ['run_id', 'query', 'account'], true]);
    expect(columns.every(({ description }) => description !== undefined && description !== '')).toBe(true);
    expect(columns.map((column) => 'cell' in column)).not.toContain(true);
  });

  it('lists several metrics, and those that no media has without a type', () => {
    const omissions: Outcome['omissions'] = [
      { kind: 'metric', metric: 'plays', of: 'REELS', reason: 'no' },
      { kind: 'metric', metric: 'impressions', reason: 'removed' },
    ];
    expect(report([outcome({ omissions })])[0]?.['metrics_left_out']).toBe('plays of REELS, impressions');
  });

  it('has no name for what is of no account', () => {
    expect(report([outcome({ target: { node: 'me' } })])[0]?.['account_name']).toBe('');
  });
});
