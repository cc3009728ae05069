import { isFacebookOnly } from '.';
import {
  accountUse,
  fieldKindOf,
  fieldOf,
  hasMetric,
  isRemovedOfAccounts,
  isRemovedOfMedia,
  isNoLongerKept,
  lackedFrom,
  mediaUse,
  metricOf,
  metricsOf,
  nodeTypeOf,
} from './lookups';

describe('fieldKindOf', () => {
  it.each([
    ['media', 'user', 'edge'],
    ['media', 'comment', 'object'],
    ['media', undefined, 'edge'],
    ['owner', 'media', 'object'],
    ['owner', undefined, 'object'],
    ['caption', 'media', 'scalar'],
    // A text of one type of node may be anything on another.
    ['caption', undefined, 'unknown'],
    ['caption', 'user', 'unknown'],
    ['children', 'comment', 'edge'],
    ['unheard_of', 'media', 'unknown'],
    ['participants', undefined, 'edge'],
    ['constructor', 'media', 'unknown'],
    ['toString', undefined, 'unknown'],
  ] as const)('tells what the field %s on the node %s is: %s', (name, node, kind) => {
    expect(fieldKindOf(name, node)).toBe(kind);
  });
});

describe('nodeTypeOf', () => {
  it.each([
    ['stories', 'user', 'story'],
    ['media', 'comment', 'media'],
    ['replies', 'comment', 'comment'],
    ['business_discovery', 'user', 'user'],
    ['comments', undefined, 'comment'],
    ['insights', 'media', undefined],
    ['caption', 'media', undefined],
    ['unheard_of', undefined, undefined],
    ['', undefined, undefined],
  ] as const)('tells to which type of node %s of %s leads: %s', (name, node, target) => {
    expect(nodeTypeOf(name, node)).toBe(target);
  });
});

describe('fieldOf', () => {
  it('finds nothing where the node is not known', () => {
    expect(fieldOf('caption', undefined)).toBeUndefined();
    expect(fieldOf('caption', 'media')).toMatchObject({ kind: 'scalar', type: 'STRING' });
    expect(fieldOf('constructor', 'media')).toBeUndefined();
  });
});

describe('metricsOf', () => {
  it('lists the metrics of accounts or of media, and all of them where the node is not known', () => {
    expect(Object.keys(metricsOf('user'))).toContain('saves');
    expect(Object.keys(metricsOf('user'))).not.toContain('saved');
    expect(Object.keys(metricsOf('story'))).toEqual(Object.keys(metricsOf('media')));
    expect(Object.keys(metricsOf('media'))).not.toContain('saves');
    expect(Object.keys(metricsOf(undefined))).toEqual(expect.arrayContaining(['saves', 'saved']));
  });
});

describe('metricOf', () => {
  it('finds nothing where the node is not known', () => {
    expect(metricOf('reach', undefined)).toBeUndefined();
    expect(metricOf('reach', 'user')).toMatchObject({ use: { as: 'either' } });
  });
});

describe('hasMetric', () => {
  it.each([
    ['likes', 'story', false],
    ['likes', 'media', true],
    ['replies', 'story', true],
    ['replies', 'media', false],
    ['replies', undefined, true],
    ['follows', 'media', true],
    ['follows', 'story', true],
    ['crossposted_views', 'media', true],
    ['plays', 'story', true],
    ['unheard_of', 'story', true],
  ] as const)('tells whether %s is a metric of the node %s: %s', (metric, node, expected) => {
    expect(hasMetric(metric, node)).toBe(expected);
  });
});

describe('a metric that is gone', () => {
  it.each([
    ['impressions', { ofMedia: true, ofAccounts: true }],
    ['plays', { ofMedia: true, ofAccounts: false }],
    ['email_contacts', { ofMedia: false, ofAccounts: true }],
    ['profile_views', { ofMedia: false, ofAccounts: false }],
    ['reach', { ofMedia: false, ofAccounts: false }],
    ['unheard_of', { ofMedia: false, ofAccounts: false }],
  ])('is known by name, of media and of accounts apart: %s', (metric, expected) => {
    expect({ ofMedia: isRemovedOfMedia(metric), ofAccounts: isRemovedOfAccounts(metric) }).toEqual(expected);
  });

  it.each([
    ['impressions', Date.UTC(2024, 6, 2) / 1000],
    ['plays', undefined],
    ['reach', undefined],
    ['unheard_of', undefined],
  ])('is still had by older media, up to a day: %s', (metric, day) => {
    expect(lackedFrom(metric, 'v21.0')).toBe(day);
    expect(lackedFrom(metric, 'v22.0')).toBeUndefined();
    expect([isNoLongerKept(metric, 'v21.0'), isNoLongerKept(metric, 'v22.0')]).toEqual([
      false,
      day !== undefined,
    ]);
  });
});

describe('how a metric can be requested', () => {
  it('is known of accounts and of media apart, and of no other name', () => {
    expect(accountUse('follower_count')).toMatchObject({ as: 'series' });
    expect(mediaUse('likes')).toMatchObject({ of: ['FEED', 'REELS'] });
    for (const name of ['unheard_of', 'constructor']) {
      expect([accountUse(name), mediaUse(name)]).toEqual([undefined, undefined]);
    }
  });
});

describe('isFacebookOnly', () => {
  it.each([
    ['field', 'saved_count', 'media', true],
    ['field', 'saved_count', 'story', true],
    ['field', 'media_product_type', 'media', false],
    ['field', 'ig_id', 'media', true],
    ['field', 'agencies', 'user', true],
    ['field', 'boost_ads_list', 'media', true],
    ['field', 'business_discovery', 'user', true],
    ['field', 'tags', 'user', false],
    ['field', 'caption', 'media', false],
    ['field', 'saved_count', undefined, false],
    ['metric', 'total_views', 'media', true],
    ['metric', 'link_clicks', 'story', true],
    ['metric', 'views', 'media', false],
    ['metric', 'saved_count', 'media', false],
    ['metric', 'constructor', 'media', false],
  ] as const)(
    'tells of the %s %s of %s whether it needs a Facebook login: %s',
    (what, name, node, expected) => {
      expect(isFacebookOnly(what, name, node)).toBe(expected);
    },
  );
});
