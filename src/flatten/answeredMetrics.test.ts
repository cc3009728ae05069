import { aMetricLevel } from '../../tests/support/aRow';
import { AnsweredMetrics } from './answeredMetrics';

describe('AnsweredMetrics', () => {
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
