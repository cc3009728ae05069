import { aJob } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import { printFields } from '../fields';
import { Learned } from './learned';
import { edgeList } from './list';
import { Reading } from './reading';
import type { PageRequest } from './reading';
import { edgesApart, metricsApart, sharedApart, withoutRefused } from './refusedMetric';

const UNKNOWN = '(#100) metric[0] must be one of the following values: reach, views';
const OF_TYPE = 'The Media Insights API does not support the plays metric for this media product type';
const FIELDS =
  'insights.metric(reach,plays).period(day),insights.metric(plays).as(b),children{insights.metric(plays)}';
const refused = (message: string): GraphError => new GraphError('metric', message, { status: 400 });

function setUp(fields = FIELDS) {
  const learned = new Learned('v21.0');
  const { job } = aJob(() => ({ data: [] }), { query: { path: 'media', fields }, learned });
  const { level } = job.plan.roots[0]!;
  const list = edgeList({ parentId: '1', edge: 'media', params: {}, level }, job);
  const reading = new Reading(list, job, () => Promise.reject(new Error('not requested')));
  return { job, reading, ask: (): PageRequest => reading.ask({}) };
}
const inline = ({ fields }: PageRequest): string => printFields(fields.inline);

describe('withoutRefused', () => {
  it('drops a metric in every way in which the page requested it, at any depth', () => {
    const { job, reading, ask } = setUp();
    expect(withoutRefused(reading, ask(), refused(UNKNOWN))).toBe('again');
    expect(job.learned.refusal('plays', { way: 'media period=day' })).toBe(UNKNOWN);
    expect(job.learned.refusal('plays', { way: 'media' })).toBe(UNKNOWN);
    expect(job.learned.refusal('reach', { way: 'media period=day' })).toBeUndefined();
    expect(inline(ask())).toBe('insights.metric(reach).period(day),children{id}');
  });

  it('remembers nothing about ways in which the metric was not requested', () => {
    const { job, reading, ask } = setUp('insights.metric(plays).period(day),insights.metric(reach)');
    expect(withoutRefused(reading, ask(), refused(UNKNOWN))).toBe('again');
    expect(job.learned.refusal('plays', { way: 'media' })).toBeUndefined();
  });

  it('does not help against a metric that only some media lack, nor against words without a metric', () => {
    const { reading, ask } = setUp();
    expect(withoutRefused(reading, ask(), refused(OF_TYPE))).toBeUndefined();
    expect(withoutRefused(reading, ask(), refused('Invalid parameter'))).toBeUndefined();
  });
});

describe('metricsApart', () => {
  it('requests a metric that some media lack of each node on its own', () => {
    const { job, reading, ask } = setUp();
    expect(metricsApart(reading, ask(), refused(OF_TYPE))).toBe('again');
    expect([...job.learned.perNode]).toEqual(['plays']);
    expect(ask().fields.insights.map((item) => printFields([item]))).toEqual([
      'insights.metric(plays).period(day)',
      'insights.metric(plays).as(b)',
    ]);
  });

  it('does not help where only nested nodes request the metric, or where it is apart already', () => {
    const nested = setUp('id,children{insights.metric(plays)}');
    expect(metricsApart(nested.reading, nested.ask(), refused(OF_TYPE))).toBeUndefined();
    const { reading, ask } = setUp();
    void metricsApart(reading, ask(), refused(OF_TYPE));
    expect(metricsApart(reading, ask(), refused(OF_TYPE))).toBeUndefined();
  });
});

describe('edgesApart', () => {
  it('reads nested lists on their own whose nodes refuse a metric, once', () => {
    const { reading, ask } = setUp('id,children{insights.metric(plays)}');
    expect(edgesApart(reading, ask(), refused(OF_TYPE))).toBe('again');
    expect(reading.split.edges).toBe('apart');
    expect(inline(ask())).toBe('id');
    expect(edgesApart(reading, ask(), refused(OF_TYPE))).toBeUndefined();
  });

  it('does not help against words that name none of the requested metrics', () => {
    const { reading, ask } = setUp();
    expect(edgesApart(reading, ask(), refused('Invalid parameter'))).toBeUndefined();
  });
});

describe('metricsApart of a metric that only older media have', () => {
  it('remembers why newer ones refuse it', () => {
    const { job, reading, ask } = setUp('id,insights.metric(reach,impressions)');
    const message = 'does not support the impressions metric for this media product type';
    expect(metricsApart(reading, ask(), refused(message))).toBe('again');
    expect([...job.learned.ofOldMedia]).toEqual([['impressions', message]]);
    const other = setUp();
    void metricsApart(other.reading, other.ask(), refused(OF_TYPE.replace('plays', 'reach')));
    expect(other.job.learned.ofOldMedia.has('reach')).toBe(false);
  });
});

describe('sharedApart', () => {
  it('requests metrics of each node that media refuse in unknown words when they were not shared', () => {
    const { job, reading, ask } = setUp('id,insights.metric(reach,facebook_views,crossposted_views)');
    expect(sharedApart(reading, ask(), refused('no'))).toBe('again');
    expect([...job.learned.perNode]).toEqual(['facebook_views', 'crossposted_views']);
    // They are apart now.
    expect(sharedApart(reading, ask(), refused('no'))).toBeUndefined();
  });

  it('does not help without any of them, nor where only nested nodes request them', () => {
    const { job, reading, ask } = setUp(
      'id,insights.metric(reach),children{insights.metric(facebook_views)}',
    );
    expect(sharedApart(reading, ask(), refused('no'))).toBeUndefined();
    expect(job.learned.perNode.size).toBe(0);
  });
});
