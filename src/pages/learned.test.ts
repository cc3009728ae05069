import { Learned } from './learned';

const SERIES = { way: 'account period=day' };
const TOTAL = { way: 'account metric_type=total_value period=day' };

describe('Learned', () => {
  it('knows why a metric is not available in the way it was refused', () => {
    const learned = new Learned();
    learned.refuse('likes', SERIES, 'should be specified with metric_type=total_value');
    expect(learned.refusal('likes', SERIES)).toBe('should be specified with metric_type=total_value');
  });

  it('knows nothing about the same metric in another way, nor about another metric in that way', () => {
    const learned = new Learned();
    learned.refuse('likes', SERIES, 'no');
    expect(learned.refusal('likes', TOTAL)).toBeUndefined();
    expect(learned.refusal('reach', SERIES)).toBeUndefined();
  });

  it('knows which product type refuses a metric, and nothing about other and unknown types', () => {
    const learned = new Learned();
    learned.refuse('navigation', { way: 'media', type: 'REELS' }, 'not for it');
    expect(learned.refusal('navigation', { way: 'media', type: 'REELS' })).toBe('not for it');
    expect(learned.refusal('navigation', { way: 'media', type: 'STORY' })).toBeUndefined();
    expect(learned.refusal('navigation', { way: 'media', type: undefined })).toBeUndefined();
    expect(learned.refusal('navigation', { way: 'media' })).toBeUndefined();
  });

  it('keeps the last reason of a refusal', () => {
    const learned = new Learned();
    learned.refuse('likes', SERIES, 'first');
    learned.refuse('likes', SERIES, 'second');
    expect(learned.refusal('likes', SERIES)).toBe('second');
  });

  it('starts without metrics to request per node and without boundaries', () => {
    const learned = new Learned();
    expect([learned.perNode.size, learned.boundaries.size]).toEqual([0, 0]);
  });
});
