import { aMetricLevel } from '../../tests/support/aRow';
import { AnsweredMetrics } from './answeredMetrics';

describe('AnsweredMetrics', () => {
  const level = aMetricLevel({ metric: 'reach,views,likes' });

  it('misses what never came though others of its request did, whatever came at which object', () => {
    const metrics = new AnsweredMetrics();
    metrics.add(level, 'reach', true);
    expect(metrics.missing()).toEqual(['views', 'likes']);
    metrics.add(level, 'likes', true);
    metrics.add(level, 'reach', true);
    expect(metrics.missing()).toEqual(['views']);
  });

  it('misses nothing where nothing came, or all, or where no names were requested', () => {
    const metrics = new AnsweredMetrics();
    expect(metrics.missing()).toEqual([]);
    ['views', 'likes', 'reach'].forEach((metric) => metrics.add(level, metric, true));
    metrics.add(aMetricLevel({}), 'reach', true);
    expect(metrics.missing()).toEqual([]);
  });

  it('misses what another request did not bring, once', () => {
    const metrics = new AnsweredMetrics();
    metrics.add(aMetricLevel({ metric: 'views' }), 'views', true);
    metrics.add(aMetricLevel({ metric: 'views,likes' }), 'likes', true);
    metrics.add(aMetricLevel({ metric: 'views,saves' }), 'saves', true);
    expect(metrics.missing()).toEqual(['views']);
  });

  it('misses metrics too where only others came than were requested', () => {
    const metrics = new AnsweredMetrics();
    metrics.add(aMetricLevel({ metric: 'views' }), 'reach', true);
    expect(metrics.missing()).toEqual(['views']);
  });

  it('tells what was left out from what came without a value', () => {
    const answered = new AnsweredMetrics();
    const level = aMetricLevel({ metric: 'reach,saved,views' });
    answered.add(level, 'reach', true);
    answered.add(level, 'views', false);
    expect(answered.missing()).toEqual(['saved']);
    expect(answered.empty()).toEqual(['views']);
  });

  it('knows of no value where nothing of a request came', () => {
    const answered = new AnsweredMetrics();
    answered.begin(aMetricLevel({ metric: 'reach,views' }));
    expect(answered.missing()).toEqual([]);
    expect(answered.empty()).toEqual(['reach', 'views']);
  });

  it('counts a value in any request', () => {
    const answered = new AnsweredMetrics();
    const level = aMetricLevel({ metric: 'reach' });
    answered.begin(aMetricLevel({ metric: 'reach' }));
    answered.add(level, 'reach', false);
    answered.add(level, 'reach', true);
    expect(answered.empty()).toEqual([]);
  });

  it('names what came without a value though nothing was named', () => {
    const answered = new AnsweredMetrics();
    answered.add(aMetricLevel({}), 'views', false);
    expect(answered.empty()).toEqual(['views']);
  });
});
