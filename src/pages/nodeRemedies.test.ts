import { aJob } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import { parseFields } from '../fields';
import type { Job } from './job';
import { Learned } from './learned';
import { leaveOutNode, sharedAlone, withoutMetricsOfNode } from './nodeRemedies';
import type { NodeTask } from './nodeRemedies';

const [ITEM] = parseFields({ text: 'insights.metric(reach,plays)', name: 'q' });
const TASK: NodeTask = { id: '7', type: 'FEED', item: ITEM!, metrics: ['reach', 'plays'] };
const FOR_TYPE = 'does not support the plays metric for this media product type';
const FOR_NODE = 'the plays metric is no longer supported for the queried media';
const FOR_ALL = 'The following metrics (plays) should be specified with parameter metric_type=total_value';
const error = (message: string): GraphError => new GraphError('metric', message, { status: 400 });
const newJob = (): Job => aJob(() => ({}), { learned: new Learned('v21.0') }).job;

describe('withoutMetricsOfNode', () => {
  it('does not help where the words name no metric of the request', () => {
    expect(withoutMetricsOfNode(TASK, error('no'), newJob())).toBeUndefined();
  });

  it.each([
    ['all media', FOR_ALL, undefined],
    ['the media of a product type', FOR_TYPE, 'FEED'],
  ])('notes a metric that is refused for %s, and asks the node again', (_, message, type) => {
    const job = newJob();
    expect(withoutMetricsOfNode(TASK, error(message), job)).toEqual([TASK]);
    expect(job.learned.refusal('plays', { way: 'media', type })).toBe(message);
    expect(
      job.learned.refusal('plays', { way: 'media', type: type === undefined ? 'FEED' : undefined }),
    ).toBe(undefined);
    expect(job.omissions.all()).toEqual([]);
  });

  it.each([
    ['whose words name the node', FOR_NODE, 'FEED'],
    ['for a product type that is not known', FOR_TYPE, undefined],
  ])('leaves out a metric for one node %s', (_, message, type) => {
    const job = newJob();
    const task = { ...TASK, type };
    expect(withoutMetricsOfNode(task, error(message), job)).toEqual([{ ...task, metrics: ['reach'] }]);
    expect(job.learned.refusal('plays', { way: 'media', type })).toBeUndefined();
    expect(job.omissions.all()).toEqual([
      { kind: 'part', part: { is: 'metric', metric: 'plays' }, reason: message, count: 1, examples: ['7'] },
    ]);
  });

  it('is done with a node of which nothing is left to ask', () => {
    const task = { ...TASK, metrics: ['plays'] };
    expect(withoutMetricsOfNode(task, error(FOR_NODE), newJob())).toEqual([]);
  });

  it('takes a removed metric that 25 media refuse for one that none has, and any other metric not', () => {
    const job = newJob();
    const removed = { ...TASK, metrics: ['impressions', 'reach'] };
    for (let count = 0; count < 25; count += 1) {
      expect(job.learned.refusal('impressions', { way: 'media', type: 'FEED' })).toBeUndefined();
      for (const metric of ['impressions', 'reach']) {
        withoutMetricsOfNode(removed, error(`the ${metric} metric is no longer supported`), job);
      }
    }
    expect(job.learned.refusal('impressions', { way: 'media', type: 'FEED' })).toMatch('no longer supported');
    expect(job.learned.refusal('reach', { way: 'media', type: 'FEED' })).toBeUndefined();
  });
});

describe('sharedAlone', () => {
  const [SHARED_ITEM] = parseFields({
    text: 'insights.metric(reach,facebook_views,crossposted_views)',
    name: 'q',
  });
  const task: NodeTask = {
    ...TASK,
    item: SHARED_ITEM!,
    metrics: ['reach', 'facebook_views', 'crossposted_views'],
  };

  it('requests metrics alone that may be refused in any words, and the others together', () => {
    const found = sharedAlone(task, error('no'), newJob());
    expect(found?.map(({ id, metrics }) => [id, metrics])).toEqual([
      ['7', ['reach']],
      ['7', ['facebook_views']],
      ['7', ['crossposted_views']],
    ]);
  });

  it('asks for nothing else where there are no others', () => {
    const found = sharedAlone(
      { ...task, metrics: ['facebook_views', 'crossposted_views'] },
      error('no'),
      newJob(),
    );
    expect(found?.map(({ metrics }) => metrics)).toEqual([['facebook_views'], ['crossposted_views']]);
  });

  it('leaves out the one that is refused alone', () => {
    const job = newJob();
    expect(sharedAlone({ ...task, metrics: ['facebook_views'] }, error('no'), job)).toEqual([]);
    expect(job.omissions.all()).toEqual([
      {
        kind: 'part',
        part: { is: 'metric', metric: 'facebook_views' },
        reason: 'no',
        count: 1,
        examples: ['7'],
      },
    ]);
  });

  it('does not help where there is none of them', () => {
    const job = newJob();
    expect(sharedAlone({ ...task, metrics: ['reach'] }, error('no'), job)).toBeUndefined();
    expect(job.omissions.all()).toEqual([]);
  });
});

describe('leaveOutNode', () => {
  it('notes that the node has no insights', () => {
    const job = newJob();
    expect(leaveOutNode(TASK, error('few viewers'), job)).toEqual([]);
    expect(job.omissions.all()).toEqual([
      { kind: 'part', part: { is: 'insights' }, reason: 'few viewers', count: 1, examples: ['7'] },
    ]);
  });
});
