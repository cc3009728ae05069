import { aConfig, aRun } from '../../tests/support/aRun';
import { GraphError, UnsafePageError } from '../errors';
import type { GraphRequest } from '../graph';
import { FRESH_STATE } from '../state/state';

const MEDIA = { name: 'media', path: 'media', fields: 'id' };
const STORIES = { name: 'stories', path: 'stories', fields: 'id' };

const accountOf = ({ path }: GraphRequest): string => path.split('/')[0] ?? '';
/** A list of two rows for each account. */
const list = (request: GraphRequest): { data: { id: string }[] } => ({
  data: ['a', 'b'].map((name) => ({ id: `${accountOf(request)}${name}` })),
});
const refused = (kind: 'account' | 'token'): GraphError => new GraphError(kind, 'no', { status: 400 });
/** Refuses what is asked of one account. */
const refusing =
  (account: string, error: GraphError) =>
  (request: GraphRequest): ReturnType<typeof list> | GraphError =>
    accountOf(request) === account ? error : list(request);

describe('extractAll', () => {
  it('gives an outcome for each query and account in the order of the plan, and logs each query when it is done', async () => {
    const { extract, logged, spool } = aRun(aConfig([MEDIA, STORIES]), list);
    const outcomes = await extract();
    expect(
      outcomes.map(({ plan, target, rows, requests, retries, waitedMs, omissions, error }) => [
        plan.query.name,
        target.node,
        [rows, requests, retries, waitedMs, omissions, error],
      ]),
    ).toEqual(
      ['media', 'stories'].flatMap((name) =>
        ['1', '2'].map((node) => [name, node, [2, 0, 0, 0, [], undefined]]),
      ),
    );
    expect(logged).toEqual([
      "debug: query 'media' asks 2 targets",
      "debug: query 'stories' asks 2 targets",
      "debug: query 'media' for account 1: 2 rows, 0 requests",
      "debug: query 'media' for account 2: 2 rows, 0 requests",
      "info: query 'media': 4 rows for 2 of 2 accounts, 0 requests",
      "debug: query 'stories' for account 1: 2 rows, 0 requests",
      "debug: query 'stories' for account 2: 2 rows, 0 requests",
      "info: query 'stories': 4 rows for 2 of 2 accounts, 0 requests",
    ]);
    expect(spool.tables().get('media')?.jobs).toEqual([0, 1]);
    expect(spool.tables().get('stories')?.jobs).toEqual([2, 3]);
  });

  it('goes on after a failure, which is logged at once with its query and account', async () => {
    const { extract, logged } = aRun(aConfig([MEDIA]), refusing('1', refused('account')));
    const outcomes = await extract();
    expect(outcomes.map(({ rows, error }) => [rows, error])).toEqual([
      [0, refused('account')],
      [2, undefined],
    ]);
    expect(logged).toEqual([
      "debug: query 'media' asks 2 targets",
      "error: Cannot extract query 'media' for account 1: no",
      "debug: query 'media' for account 1: 0 rows, 0 requests, failed",
      "debug: query 'media' for account 2: 2 rows, 0 requests",
      "info: query 'media': 2 rows for 1 of 2 accounts, 0 requests",
    ]);
  });

  it('warns of a failure, instead of an error, where the run goes on whatever fails', async () => {
    const config = aConfig([MEDIA], { onError: 'continue' });
    const { extract, logged } = aRun(config, refusing('1', refused('account')));
    await extract();
    expect(logged).toContain("warning: Cannot extract query 'media' for account 1: no");
  });

  it.each(['fail-at-end', 'fail-fast', 'continue'] as const)(
    'ends the run at a dead token, where failures %s',
    async (onError) => {
      const dead = refused('token');
      const { run, extract } = aRun(aConfig([MEDIA], { onError }), refusing('1', dead));
      await extract();
      expect([run.stop.signal.aborted, run.stop.signal.reason]).toEqual([true, dead]);
    },
  );

  it.each([
    ['fail-at-end', false],
    ['continue', false],
    ['fail-fast', true],
  ] as const)('where failures %s, the first one ends the run: %s', async (onError, ends) => {
    const { run, extract } = aRun(aConfig([MEDIA], { onError }), refusing('1', refused('account')));
    await extract();
    expect(run.stop.signal.aborted).toBe(ends);
  });

  it('has cut what fails after the end of the run, and does not log it as a failure', async () => {
    const config = aConfig([MEDIA], { onError: 'fail-fast' });
    const { extract, logged } = aRun(config, () => refused('account'));
    const outcomes = await extract();
    expect(outcomes.map(({ isCut }) => isCut)).toEqual([undefined, true]);
    expect(logged.filter((line) => line.includes('Cannot extract'))).toHaveLength(1);
    expect(logged).toContain("debug: query 'media' for account 2: 0 rows, 0 requests, cut");
  });

  it('fails a job, not the run, at a next page on another host', async () => {
    const leading = (): object => ({ data: [{ id: '1' }], paging: { next: 'https://evil.example/x' } });
    const { extract } = aRun(aConfig([MEDIA]), leading as typeof list);
    const outcomes = await extract();
    expect(outcomes.map(({ error }) => error)).toEqual([
      expect.any(UnsafePageError),
      expect.any(UnsafePageError),
    ]);
  });

  it('ends the run at what is no failure of the API, and throws it', async () => {
    const { run, extract } = aRun(aConfig([MEDIA]), () => {
      throw new TypeError('a mistake of ours');
    });
    await expect(extract()).rejects.toThrow('a mistake of ours');
    expect(run.stop.signal.reason).toEqual(new TypeError('a mistake of ours'));
  });

  it('has one outcome for a query that could not be planned, and asks nothing for it', async () => {
    const { extract, sent, logged } = aRun(aConfig([{ name: 'odd', path: 'media', fields: 'id{' }]), list);
    const outcomes = await extract();
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.every(({ error, rows }) => error instanceof Error && rows === 0)).toBe(true);
    expect([sent, logged]).toEqual([[], []]);
  });

  it('warns of what a query lacks when all its accounts are done, and tells what it never has', async () => {
    const lacking = new GraphError('field', 'nonexisting field (captoin)', { status: 400 });
    const { extract, logged } = aRun(
      aConfig([{ name: 'media', path: 'media', fields: 'id,captoin' }]),
      (request) => ((request.params['fields'] ?? '').includes('captoin') ? lacking : list(request)),
    );
    await extract();
    expect(logged.filter((line) => line.startsWith('warning: '))).toEqual([
      "warning: query 'media': skipped field 'captoin': nonexisting field (captoin): 2 accounts",
    ]);
  });

  it('tells which metrics certain media never have', async () => {
    const refusal = new GraphError(
      'metric',
      'does not support the ig_reels_avg_watch_time metric for this media product type',
      { status: 400 },
    );
    const { extract, logged } = aRun(
      aConfig([
        { name: 'media', path: 'media', fields: 'id,insights.metric(reach,ig_reels_avg_watch_time)' },
      ]),
      ({ path, params }) => {
        if ((params['fields'] ?? '').includes('watch_time')) {
          return refusal;
        }
        return path.endsWith('/media')
          ? { data: [{ id: `${path}-1`, media_product_type: 'FEED' }] }
          : { id: path, insights: { data: [] } };
      },
    );
    await extract();
    expect(logged).toContain(
      "info: query 'media': not available: metric 'ig_reels_avg_watch_time' for FEED media",
    );
  });

  it('reads a query of no account under an empty id', async () => {
    const config = aConfig([{ name: 'me', path: 'me', ids: 'none', fields: 'id' }]);
    const [outcome] = await aRun(config, () => ({ id: '9' })).extract();
    expect([outcome?.rows, outcome?.error]).toEqual([1, undefined]);
  });

  it('warns once of what concerns every account alike', async () => {
    const old = { name: 'daily', fields: 'insights.metric(reach).period(day)', since: '2020-01-01' };
    const { extract, logged } = aRun(aConfig([old]), () => ({ data: [] }));
    await extract();
    expect(logged.filter((line) => line.startsWith('warning: '))).toEqual([
      expect.stringMatching(/^warning: query 'daily': /),
      "warning: query 'daily': The API has no data for reach: it answered without a value: 2 accounts",
    ]);
  });

  it('begins at the last run of the same query and account, less the days that are read again', async () => {
    const config = aConfig([{ ...MEDIA, since: 'last run' }], { overlapDays: 3 });
    const first = aRun(config, list);
    await first.extract();
    expect(first.sent.map(({ params }) => params['since'])).toEqual([undefined, undefined]);
    const key = first.run.plan.queries[0]?.key ?? '';
    const state = { ...FRESH_STATE, windows: { [key]: { '2': Date.parse('2026-06-10T13:00:00Z') / 1000 } } };
    const next = aRun(config, list, state);
    await next.extract();
    expect(next.sent.map(({ path, params }) => [path, params['since']])).toEqual([
      ['1/media', undefined],
      ['2/media', '2026-06-07'],
    ]);
  });

  it('shows how far it is, with rows and jobs', async () => {
    const { run, extract } = aRun(aConfig([MEDIA]), list);
    const shown: string[] = [];
    let now = 0;
    const clock = { now: () => (now += 1000) };
    const liveLine = { show: (text: string) => void shown.push(text), clear: () => undefined };
    Object.assign(run, { clock, liveLine });
    await extract();
    expect(shown.at(-1)).toBe('2 of 2 jobs done, 4 rows from 0 requests');
  });
});
