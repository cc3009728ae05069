import { Omissions } from './omissions';
import type { Omission } from './omissions';

const INSIGHTS = { is: 'insights' } as const;

describe('Omissions', () => {
  it('counts objects by what they lack and why, with some of their ids', () => {
    const omissions = new Omissions();
    ['1', '2', '3', '4'].forEach((id) => omissions.object(id, INSIGHTS, 'no viewers'));
    omissions.object('5', INSIGHTS, 'too old');
    omissions.object('6', { is: 'object' }, 'too old');
    expect(omissions.all()).toEqual([
      { kind: 'part', part: INSIGHTS, reason: 'no viewers', count: 4, examples: ['1', '2', '3'] },
      { kind: 'part', part: INSIGHTS, reason: 'too old', count: 1, examples: ['5'] },
      { kind: 'part', part: { is: 'object' }, reason: 'too old', count: 1, examples: ['6'] },
    ]);
  });

  it('notes a metric once, for all objects or for a product type', () => {
    const omissions = new Omissions();
    omissions.metric('plays', 'removed');
    omissions.metric('plays', 'removed');
    omissions.metric('plays', 'removed', 'REELS');
    expect(omissions.all()).toStrictEqual([
      { kind: 'metric', metric: 'plays', reason: 'removed' },
      { kind: 'metric', metric: 'plays', reason: 'removed', of: 'REELS' },
    ]);
  });

  it.each([
    ['navigation', 'FEED', true],
    ['likes', 'STORY', true],
    ['likes', 'FEED', undefined],
    ['likes', 'REELS', undefined],
    ['likes', 'newer', undefined],
    ['likes', undefined, undefined],
    ['unheard_of', 'FEED', undefined],
  ])(
    'expects that %s is missing of media that are %s, where they never have it: %s',
    (metric, of, isExpected) => {
      const omissions = new Omissions();
      omissions.metric(metric, 'r', of);
      expect(omissions.all()).toStrictEqual([
        {
          kind: 'metric',
          metric,
          reason: 'r',
          ...(of !== undefined && { of }),
          ...(isExpected !== undefined && { isExpected }),
        },
      ]);
    },
  );

  it('notes metrics that did not come, but for those of which it is known why not', () => {
    const omissions = new Omissions();
    omissions.metric('plays', 'removed', 'REELS');
    omissions.object('5', { is: 'metric', metric: 'likes' }, 'hidden');
    omissions.object('6', INSIGHTS, 'too old');
    omissions.field('views', 'no such field');
    omissions.noData(['follower_demographics'], 'too few');
    const known = omissions.all();
    omissions.unexplained(['plays', 'likes', 'views', 'follower_demographics']);
    expect(omissions.all()).toEqual([
      ...known,
      {
        kind: 'metric',
        metric: 'views',
        reason: "left out of the API's answers without a reason",
      },
    ]);
  });

  it('knows of posts that are too old when the newest was posted', () => {
    const omissions = new Omissions();
    omissions.withoutInsights({ id: '1' }, 'too old', true);
    omissions.withoutInsights({ id: '2', timestamp: '2019-05-03T10:00:00+0000' }, 'too old', true);
    omissions.withoutInsights({ id: '3', timestamp: '2018-05-03T10:00:00+0000' }, 'too old', true);
    omissions.withoutInsights({ id: '4', timestamp: '2024-05-03T10:00:00+0000' }, 'few', false);
    const part = { kind: 'part', part: INSIGHTS };
    expect(omissions.all()).toStrictEqual([
      { ...part, reason: 'too old', count: 3, examples: ['1', '2', '3'], newest: '2019-05-03T10:00:00+0000' },
      { ...part, reason: 'few', count: 1, examples: ['4'] },
    ]);
  });

  it('notes metrics without a value, and in which cases there are some', () => {
    const omissions = new Omissions();
    omissions.metric('plays', 'removed');
    omissions.empty(['plays', 'reach', 'follower_demographics']);
    const empty = { kind: 'metric', isEmpty: true };
    expect(omissions.all()).toEqual([
      { kind: 'metric', metric: 'plays', reason: 'removed' },
      { ...empty, metric: 'reach', reason: 'it answered without a value' },
      {
        ...empty,
        metric: 'follower_demographics',
        reason: 'it answered without a value; accounts with 100 followers at least have it',
      },
    ]);
  });

  it.each([
    ['comments', 'instagram_manage_comments'],
    ['media', undefined],
  ])('notes objects that count nodes of a list which does not come: %s', (list, permission) => {
    const omissions = new Omissions();
    ['1', '2'].forEach((id) => omissions.uncounted(id, list));
    const cure = permission === undefined ? '' : `; the API gives them with the permission ${permission}`;
    expect(omissions.all()).toEqual([
      {
        kind: 'part',
        part: { is: 'whole list', list },
        reason: `its ${list}_count says that there are some${cure}`,
        count: 2,
        examples: ['1', '2'],
      },
    ]);
  });

  it('notes that nothing came, unless it is known why not', () => {
    const omissions = new Omissions();
    omissions.nothing();
    omissions.nothing();
    expect(omissions.all()).toEqual([{ kind: 'all', reason: 'the answers of the API are empty' }]);
    const known = new Omissions();
    known.field('x', 'no such field');
    known.nothing();
    expect(known.all()).toHaveLength(1);
  });

  it('adds up what several jobs noted', () => {
    const omissions = new Omissions();
    const omission: Omission = {
      kind: 'part',
      part: INSIGHTS,
      reason: 'r',
      count: 5,
      examples: ['1', '2', '3'],
    };
    omissions.add(omission);
    omissions.add(omission);
    expect(omissions.all()).toEqual([{ ...omission, count: 10 }]);
  });
});
