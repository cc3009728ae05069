import { aLevel } from '../../tests/support/aRow';
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

describe('Learned.refuseOnce', () => {
  const USE = { way: 'media', type: 'FEED' };
  const refuse = (learned: Learned, times: number): void => {
    for (let count = 0; count < times; count += 1) {
      learned.noteSingleRefusal('impressions', USE, `no ${count}`);
    }
  };

  it('takes a metric for one that no media of a type has, once a page of them have refused it', () => {
    const learned = new Learned();
    refuse(learned, 24);
    expect(learned.refusal('impressions', USE)).toBeUndefined();
    learned.noteSingleRefusal('impressions', USE, 'the last one');
    expect(learned.refusal('impressions', USE)).toBe('the last one');
  });

  it('counts each metric and each type apart', () => {
    const learned = new Learned();
    refuse(learned, 24);
    learned.noteSingleRefusal('plays', USE, 'no');
    learned.noteSingleRefusal('impressions', { ...USE, type: 'REELS' }, 'no');
    expect(learned.refusal('impressions', USE)).toBeUndefined();
  });

  it('means nothing where one of them had the metric', () => {
    const learned = new Learned();
    expect(learned.isAvailable('impressions', USE)).toBe(false);
    refuse(learned, 24);
    learned.noteAvailable('impressions', USE);
    expect(learned.isAvailable('impressions', USE)).toBe(true);
    refuse(learned, 50);
    expect(learned.refusal('impressions', USE)).toBeUndefined();
  });
});

describe('Learned.missingFields', () => {
  it('keeps those of a level, apart from those of another', () => {
    const learned = new Learned();
    const [media, comments] = [aLevel('media'), aLevel('comments')];
    learned.missingFields(media).set('captoin', 'no');
    expect([...learned.missingFields(media)]).toEqual([['captoin', 'no']]);
    expect([...learned.missingFields(comments)]).toEqual([]);
  });
});
