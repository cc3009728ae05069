import { expectList } from '../answer';
import { aJob } from '../../tests/support/aJob';
import type { TestJob } from '../../tests/support/aJob';
import { NOW } from '../../tests/support/aQuery';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { classifyError } from '../graph/classifyError';
import type { GraphRequest } from '../graph';
import { requestsOf } from '../plan';
import type { QueryPlan } from '../plan';
import { accountInsights } from './accountInsights';
import { Learned } from './learned';

const WHOLE = 'The following metrics (alpha) should be specified with parameter metric_type=total_value';
const error = (kind: ErrorKind, message = 'no'): GraphError => new GraphError(kind, message, { status: 400 });
const metricsOf = ({ params }: GraphRequest): string[] => (params['metric'] ?? '').split(',');
/** A body with the metrics that were requested. */
const good = (request: GraphRequest): JsonObject => ({ data: metricsOf(request).map((name) => ({ name })) });

type Api = (request: GraphRequest) => JsonObject | GraphError;
interface Result extends TestJob {
  /** The names of the metrics that came. */
  readonly names: readonly unknown[];
  /** What each request asked for. */
  readonly requested: readonly (string | undefined)[];
  readonly failure: unknown;
}

/** Reads all windows of a query's insights. */
async function read(query: Partial<QueryPlan['query']>, api: Api, learned?: Learned): Promise<Result> {
  const test = aJob(api, { query, ...(learned && { learned }) });
  const names: unknown[] = [];
  let failure: unknown;
  try {
    const context = { now: NOW, lastRun: undefined, warn: test.job.warn };
    for (const planned of requestsOf(test.job.plan.roots, context)) {
      for await (const { list } of accountInsights(planned, test.job)) {
        names.push(...list.nodes.map((node) => (node as JsonObject)['name']));
      }
    }
  } catch (caught) {
    failure = caught;
  }
  return { ...test, names, failure, requested: test.sent.map(({ params }) => params['metric']) };
}

/** An API that refuses some metrics, in whatever request they stand. */
const refusing =
  (bad: readonly string[], refusal: (request: GraphRequest) => GraphError): Api =>
  (request) =>
    metricsOf(request).some((metric) => bad.includes(metric)) ? refusal(request) : good(request);
/** The catalogue does not know the last three: they are requested as the query says. */
const fields = 'insights.metric(reach,alpha,beta,gamma).period(day)';

describe('accountInsights', () => {
  it('requests the metrics of a window at once, with the fields and the range', async () => {
    const { sent, names } = await read(
      { fields: 'insights.metric(reach,alpha).period(day){name}', since: '2026-06-10', until: '2026-06-12' },
      good,
    );
    expect(sent).toMatchObject([
      {
        path: '1/insights',
        params: {
          metric: 'reach,alpha',
          period: 'day',
          fields: 'name',
          since: '2026-06-10',
          until: '2026-06-12',
        },
        expects: expectList,
      },
    ]);
    expect(names).toEqual(['reach', 'alpha']);
  });

  it('requests a metric of the path as it was written, and in another way at the edge', async () => {
    const pathOf = async (path: string, ids?: 'none'): Promise<unknown> =>
      (await read({ path, ...(ids && { ids }) }, good)).sent.map((sent) => [sent.path, sent.params]);
    expect(await pathOf('insights/follower_count/day')).toEqual([['1/insights/follower_count/day', {}]]);
    expect(await pathOf('987/video_insights/seen/lifetime', 'none')).toEqual([
      ['987/video_insights/seen/lifetime', {}],
    ]);
    expect(await pathOf('insights/follower_demographics/day?breakdown=age')).toEqual([
      [
        '1/insights',
        { metric: 'follower_demographics', period: 'lifetime', breakdown: 'age', metric_type: 'total_value' },
      ],
    ]);
  });

  describe('a refusal that names no metric', () => {
    const words = '(#100) The value must be a valid insights metric';
    const refusal = (message = words): GraphError =>
      new GraphError('query', message, { status: 400, code: 100 });

    it('is isolated by halves: the others come, the run remembers it', async () => {
      const learned = new Learned();
      const query = { fields, since: '2026-04-01', until: '2026-06-01' };
      const { names, failure, job, requested } = await read(
        query,
        refusing(['beta'], () => refusal()),
        learned,
      );
      expect(failure).toBeUndefined();
      expect(new Set(names)).toEqual(new Set(['reach', 'alpha', 'gamma']));
      expect(requested.slice(5)).not.toContain('beta');
      expect(job.omissions.all()).toEqual([{ kind: 'metric', metric: 'beta', reason: words }]);
    });

    it('fails with its words where nothing else comes', async () => {
      const { names, failure, job } = await read(
        { fields },
        refusing(['reach', 'alpha', 'beta', 'gamma'], () => refusal()),
      );
      expect([names, failure, job.omissions.all()]).toEqual([[], refusal(), []]);
    });

    it('is not looked for where the words are about the range', async () => {
      const range = refusal('(#100) since param is not valid');
      const { requested, failure } = await read(
        { fields },
        refusing(['beta'], () => range),
      );
      expect([requested.length, failure]).toEqual([1, range]);
    });
  });

  it('sends neither metrics nor fields where the query names none', async () => {
    const { sent } = await read({ fields: 'insights.period(day)' }, (): JsonObject => ({ data: [] }));
    expect(sent.map(({ params }) => params)).toEqual([{ period: 'day' }]);
  });

  it('never follows the links to other windows', async () => {
    const next = 'https://graph.facebook.com/v25.0/1/insights?since=1&until=2';
    const { sent } = await read({ fields }, (request) => ({ ...good(request), paging: { next } }));
    expect(sent).toHaveLength(1);
  });

  it('requests the other metrics when some are refused, and remembers the refusal for further windows', async () => {
    const refusal = (): GraphError => classifyError({ code: 100, message: WHOLE }, 400);
    const { names, requested, failure, job } = await read(
      { fields, since: '2026-05-01', until: '2026-06-10' },
      refusing(['alpha'], refusal),
    );
    expect(failure).toBeUndefined();
    expect(requested).toEqual(['reach,alpha,beta,gamma', 'reach,beta,gamma', 'reach,beta,gamma']);
    expect(names).toEqual([...Array(2)].flatMap(() => ['reach', 'beta', 'gamma']));
    expect(job.omissions.all()).toMatchObject([{ kind: 'metric', metric: 'alpha', reason: WHOLE }]);
  });

  it('requests a metric with metric_type=total_value though it was refused without', async () => {
    const api: Api = (request) =>
      metricsOf(request).includes('alpha') && request.params['metric_type'] !== 'total_value'
        ? classifyError({ code: 100, message: WHOLE }, 400)
        : good(request);
    const learned = new Learned();
    const series = await read({ name: 'series', fields }, api, learned);
    expect(series.names).toEqual(['reach', 'beta', 'gamma']);
    const totals = await read(
      { name: 'totals', fields: 'insights.metric(reach,alpha).period(day).metric_type(total_value)' },
      api,
      learned,
    );
    expect(totals.requested).toEqual(['reach,alpha']);
    expect(totals.names).toEqual(['reach', 'alpha']);
    expect(totals.job.omissions.all()).toEqual([]);
    // In the way in which it was refused it is not requested again by any query of the run.
    const again = await read({ name: 'again', fields }, api, learned);
    expect(again.requested).toEqual(['reach,beta,gamma']);
    expect(again.job.omissions.all()).toEqual([{ kind: 'metric', metric: 'alpha', reason: WHOLE }]);
    // Alone it is requested all the same, so that the query fails in the API's own words.
    const alone = await read({ name: 'alone', fields: 'insights.metric(alpha).period(day)' }, api, learned);
    expect(alone.requested).toEqual(['alpha']);
    expect(alone.failure).toMatchObject({ kind: 'metric', message: WHOLE });
    expect(alone.job.omissions.all()).toEqual([]);
  });

  it('does not request again of an account what the API refused of it, but of others', async () => {
    const ofAccount = 'Incompatible metrics (alpha) with the media';
    const refusal = (): GraphError => classifyError({ code: 100, message: ofAccount }, 400);
    const api: Api = (request) =>
      request.path.startsWith('1/') ? refusing(['alpha'], refusal)(request) : good(request);
    const learned = new Learned();
    const windows = { fields, since: '2026-05-01', until: '2026-06-10' };
    const first = await read(windows, api, learned);
    expect(first.requested).toEqual(['reach,alpha,beta,gamma', 'reach,beta,gamma', 'reach,beta,gamma']);
    expect(first.job.omissions.all()).toMatchObject([{ kind: 'metric', metric: 'alpha', reason: ofAccount }]);
    const other = await read({ ...windows, ids: ['2'] }, api, learned);
    expect(other.requested).toEqual(['reach,alpha,beta,gamma', 'reach,alpha,beta,gamma']);
  });

  describe('at the same time', () => {
    const removed = { fields: 'insights.metric(reach,impressions).period(day)' };
    const refusal = (): GraphError =>
      classifyError({ code: 100, message: WHOLE.replace('alpha', 'impressions') }, 400);

    it('requests a removed metric once, and of no further account when it is refused', async () => {
      const learned = new Learned();
      const reads = ['1', '2', '3'].map((id) =>
        read({ ...removed, ids: [id] }, refusing(['impressions'], refusal), learned),
      );
      const found = await Promise.all(reads);
      expect(found.map(({ requested }) => requested)).toEqual([
        ['reach,impressions', 'reach'],
        ['reach'],
        ['reach'],
      ]);
      expect(found.map(({ names }) => names)).toEqual([['reach'], ['reach'], ['reach']]);
    });

    it.each([
      ['waits for the first request of a removed metric', '', 'reach,impressions', ['one']],
      [
        'waits for none where the metric came before',
        'reach,impressions',
        'reach,impressions',
        ['one', 'two'],
      ],
      ['waits for none where no metric is removed', '', 'reach', ['one', 'two']],
    ])('%s', async (_, before, metrics, started) => {
      const learned = new Learned();
      const query = (metric: string) => ({ fields: `insights.metric(${metric}).period(day)` });
      if (before !== '') {
        await read(query(before), good, learned);
      }
      const sent: string[] = [];
      const api =
        (name: string): Api =>
        (request) => {
          sent.push(name);
          return good(request);
        };
      const reads = [read(query(metrics), api('one'), learned), read(query(metrics), api('two'), learned)];
      expect(sent).toEqual(started);
      await Promise.all(reads);
      expect(sent).toEqual(['one', 'two']);
    });
  });

  it("fails in the API's own words when all metrics are refused, also when that is known before", async () => {
    const learned = new Learned();
    const api = refusing(['alpha'], () => classifyError({ code: 100, message: WHOLE }, 400));
    const only = { fields: 'insights.metric(alpha).period(day)' };
    for (const { failure, requested } of [await read(only, api, learned), await read(only, api, learned)]) {
      expect(failure).toMatchObject({ kind: 'metric', message: WHOLE });
      expect(requested).toEqual(['alpha']);
    }
  });

  it.each(['object', 'too-old', 'unknown'] as const)(
    'finds the metric of an error of kind %s by halves, and throws the error after the others have come',
    async (kind) => {
      const { names, requested, failure } = await read(
        { fields },
        refusing(['alpha'], () => error(kind, 'bad')),
      );
      expect(names).toEqual(['reach', 'beta', 'gamma']);
      expect(requested).toEqual(['reach,alpha,beta,gamma', 'reach,alpha', 'reach', 'alpha', 'beta,gamma']);
      expect(failure).toMatchObject({ kind, message: 'bad' });
    },
  );

  it('throws the first of several errors', async () => {
    const { failure } = await read(
      { fields },
      refusing(['alpha', 'gamma'], ({ params }) => error('object', `bad ${params['metric'] ?? ''}`)),
    );
    expect(failure).toMatchObject({ message: 'bad alpha' });
  });

  it('says nothing at once of a metric without data and reads the others', async () => {
    const { names, warnings, failure } = await read(
      { fields },
      refusing(['beta'], () => error('no-data', 'Not enough users')),
    );
    expect([failure, names]).toEqual([undefined, ['reach', 'alpha', 'gamma']]);
    expect(warnings).toEqual([]);
  });

  it('halves the metrics where all are too much at once', async () => {
    const { names, failure } = await read({ fields }, (request) =>
      metricsOf(request).length > 1 ? error('too-much') : good(request),
    );
    expect([failure, names]).toEqual([undefined, ['reach', 'alpha', 'beta', 'gamma']]);
  });

  it('retries a single metric that is too much three times, then throws', async () => {
    const { requested, failure } = await read({ fields: 'insights.metric(reach)' }, () => error('too-much'));
    expect(requested).toEqual(['reach', 'reach', 'reach', 'reach']);
    expect(failure).toMatchObject({ kind: 'too-much' });
  });

  it('counts the retries of a metric anew after an answer', async () => {
    const refusals = new Map([
      ['reach', 3],
      ['beta', 3],
    ]);
    const { names, failure } = await read({ fields: 'insights.metric(reach,beta)' }, (request) => {
      const metric = request.params['metric'] ?? '';
      const left = refusals.get(metric) ?? 1;
      refusals.set(metric, left - 1);
      return left > 0 ? error('too-much') : good(request);
    });
    expect([failure, names]).toEqual([undefined, ['reach', 'beta']]);
  });

  it('counts the retries of a metric anew after another metric was given up', async () => {
    let beta = 0;
    const { names, failure } = await read({ fields: 'insights.metric(reach,beta)' }, (request) => {
      beta += request.params['metric'] === 'beta' ? 1 : 0;
      return request.params['metric'] === 'beta' && beta > 1 ? good(request) : error('too-much');
    });
    expect(names).toEqual(['beta']);
    expect(failure).toMatchObject({ kind: 'too-much' });
  });

  it.each(['account', 'token', 'query', 'throttled', 'missing', 'passing'] as const)(
    'throws an error of kind %s at once',
    async (kind) => {
      const { requested, failure } = await read({ fields }, () => error(kind));
      expect(requested).toHaveLength(1);
      expect(failure).toMatchObject({ kind });
    },
  );

  it('takes the window from the links of the answer when the request has no range', async () => {
    const link = (search: string): string => `https://graph.facebook.com/v25.0/1/insights?${search}`;
    const { job } = aJob(
      () => ({
        data: [],
        paging: {
          previous: link('since=1775519999&until=1776124799'),
          next: link('since=1776729601&until=1777334401'),
        },
      }),
      { query: { fields } },
    );
    const [planned] = requestsOf(job.plan.roots, { now: NOW, lastRun: undefined, warn: job.warn });
    const { value } = await accountInsights(planned!, job).next();
    expect(value).toMatchObject({ window: { since: 1_776_124_800, until: 1_776_729_600 } });
  });

  it('takes the default of the API for the window of a total where the answer does not tell it', async () => {
    const windowOf = async (query: object): Promise<unknown> => {
      const { job } = aJob(() => ({ data: [] }), { query });
      const [planned] = requestsOf(job.plan.roots, { now: NOW, lastRun: undefined, warn: job.warn });
      const { value } = await accountInsights(planned!, job).next();
      return (value as { window?: unknown }).window;
    };
    const total = 'insights.metric(views).period(day).metric_type(total_value)';
    const day = 86_400;
    expect(await windowOf({ fields: total })).toEqual({ since: NOW - day, until: NOW });
    expect(await windowOf({ fields: total, until: 'tomorrow' })).toEqual({ since: NOW - day, until: NOW });
    const until = Date.parse('2026-06-10') / 1000;
    expect(await windowOf({ fields: total, until: '2026-06-10' })).toEqual({ since: until - day, until });
    expect(await windowOf({ fields: 'insights.metric(reach).period(day)' })).toBeUndefined();
    const people =
      'insights.metric(follower_demographics).period(lifetime).metric_type(total_value).breakdown(age)';
    expect(await windowOf({ fields: people })).toBeUndefined();
  });
});
