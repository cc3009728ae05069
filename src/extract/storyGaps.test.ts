import { aPlan } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { FRESH_STATE } from '../state/state';
import { hoursSinceStories, storyGaps } from './storyGaps';

const NOW = Date.parse('2026-06-15T10:00:00Z') / 1000;
const HOUR = 3_600;

/** The run of a query whose accounts were last read so many hours ago. */
function aRun(
  query: Partial<Query>,
  hoursAgo: Readonly<Record<string, number>>,
): Parameters<typeof storyGaps>[0] {
  const plan = aPlan(query);
  const ends = Object.entries(hoursAgo).map(([account, hours]) => [account, NOW - hours * HOUR] as const);
  const state = { ...FRESH_STATE, windows: { [plan.key]: Object.fromEntries(ends) } };
  return { plan: { queries: [plan], tables: new Map() }, state, now: NOW };
}

describe('storyGaps', () => {
  it.each([
    ['the path', { path: 'stories', fields: 'id,insights.metric(reach)' }],
    ['nested fields', { fields: 'id,stories{id}' }],
  ])(
    'warns where stories of %s were not read for more than a day, for the account read least',
    (_, query) => {
      expect(storyGaps(aRun(query, { '1': 25.5, '2': 1 }))).toEqual([
        "query 'q': its last complete run was 25 hours ago, and the API has stories for 24 hours only: those between are lost; run it at least once a day",
      ]);
    },
  );

  it.each([
    ['were read a day ago', { path: 'stories' }, { '1': 24, '2': 24 }],
    ['were never read', { path: 'stories' }, {}],
    [
      'are of an account that the query no longer reads',
      { path: 'stories', ids: ['1'] },
      { '1': 1, '2': 99 },
    ],
    ['are not requested', { path: 'media', fields: 'id,comments{id}' }, { '1': 99 }],
  ])('says nothing where stories %s', (_, query, hoursAgo) => {
    expect(storyGaps(aRun(query, hoursAgo))).toEqual([]);
  });
});

describe('hoursSinceStories', () => {
  it.each([
    ['of the account read least', { path: 'stories' }, { '1': 25.5, '2': 1 }, 25],
    ['of a run that has just ended', { path: 'stories' }, { '1': 0 }, 0],
    ['of no run', { path: 'stories' }, {}, undefined],
    ['of another query', { path: 'media', fields: 'id' }, { '1': 3 }, undefined],
  ])('finds the hours %s', (_, query, hoursAgo, expected) => {
    expect(hoursSinceStories(aRun(query, hoursAgo))).toBe(expected);
  });
});
