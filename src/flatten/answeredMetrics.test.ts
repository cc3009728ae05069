import { aMetricLevel } from '../../tests/support/aRow';
import { AnsweredMetrics } from './answeredMetrics';

describe('AnsweredMetrics', () => {
  const level = aMetricLevel({ metric: 'reach,views,likes' });

  it('misses what never came though others of its request did, whatever came at which object', () => {
    const metrics = new AnsweredMetrics();
    metrics.add(level, 'reach');
    expect(metrics.missing()).toEqual(['views', 'likes']);
    metrics.add(level, 'likes');
    metrics.add(level, 'reach');
    expect(metrics.missing()).toEqual(['views']);
  });

  it('misses nothing where nothing came, or all, or where no names were requested', () => {
    const metrics = new AnsweredMetrics();
    expect(metrics.missing()).toEqual([]);
    ['views', 'likes', 'reach'].forEach((metric) => metrics.add(level, metric));
    metrics.add(aMetricLevel({}), 'reach');
    expect(metrics.missing()).toEqual([]);
  });

  it('misses what another request did not bring, once', () => {
    const metrics = new AnsweredMetrics();
    metrics.add(aMetricLevel({ metric: 'views' }), 'views');
    metrics.add(aMetricLevel({ metric: 'views,likes' }), 'likes');
    metrics.add(aMetricLevel({ metric: 'views,saves' }), 'saves');
    expect(metrics.missing()).toEqual(['views']);
  });

  it('misses metrics too where only others came than were requested', () => {
    const metrics = new AnsweredMetrics();
    metrics.add(aMetricLevel({ metric: 'views' }), 'reach');
    expect(metrics.missing()).toEqual(['views']);
  });
});
