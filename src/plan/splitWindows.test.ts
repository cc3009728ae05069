import fc from 'fast-check';
import type { Window } from './queryPlan';
import { splitWindows } from './splitWindows';

const HOUR = 3600;
const DAY = 86_400;
const LONGEST = 30 * DAY - 1;
const NOW = 1_781_521_323;

/** Ranges of up to five years around now, on whole days, whole hours or anywhere. */
const range = fc
  .record({
    since: fc.integer({ min: NOW - 1500 * DAY, max: NOW + 100 * DAY }),
    length: fc.oneof(
      fc.integer({ min: 1, max: 1800 * DAY }),
      fc.integer({ min: 1, max: 5 }).map((months) => months * 30 * DAY),
      fc.integer({ min: -2, max: 2 }).map((more) => 30 * DAY + more),
    ),
    grain: fc.constantFrom(1, HOUR, DAY),
  })
  .map(({ since, length, grain }) => {
    const start = since - (since % grain);
    return { since: start, until: start + length };
  });

/** Since when and until when a window is requested. */
const requested = ({ since = 0, until = 0, requestedUntil }: Window): [number, number] => [
  since,
  requestedUntil ?? until,
];

describe('splitWindows', () => {
  it('leaves a range that the API takes in one piece as it is', () => {
    const april = { since: 1_776_124_800, until: 1_776_729_600 };
    expect(splitWindows(april, { now: NOW })).toEqual([april]);
    const longest = { since: 1_776_124_800, until: 1_776_124_800 + LONGEST };
    expect(splitWindows(longest, { now: NOW })).toEqual([longest]);
  });

  it('requests thirty days in one piece that is a second shorter', () => {
    const since = 1_776_124_800;
    const until = since + 30 * DAY;
    expect(splitWindows({ since, until }, { now: NOW })).toEqual([
      { since, until, requestedUntil: until - 1 },
    ]);
  });

  it('cuts a longer range that begins on a whole hour at whole days', () => {
    const since = 1_776_124_800;
    const cut = since + 30 * DAY;
    expect(splitWindows({ since, until: cut + DAY }, { now: NOW })).toEqual([
      { since, until: cut, requestedUntil: cut - 1 },
      { since: cut, until: cut + DAY },
    ]);
  });

  it('cuts a longer range that begins anywhere else a second earlier', () => {
    const since = 1_776_124_801;
    const cut = since + LONGEST;
    expect(splitWindows({ since, until: cut + 1 }, { now: NOW })).toEqual([
      { since, until: cut },
      { since: cut, until: cut + 1 },
    ]);
  });

  it('leaves a range without a since as it is', () => {
    expect(splitWindows({}, { now: NOW })).toEqual([{}]);
    expect(splitWindows({ until: NOW }, { now: NOW })).toEqual([{ until: NOW }]);
  });

  it('ends a range without an until now', () => {
    expect(splitWindows({ since: NOW - DAY }, { now: NOW })).toEqual([{ since: NOW - DAY, until: NOW }]);
  });

  it('lets the running day end in the future', () => {
    expect(splitWindows({ since: NOW - DAY, until: NOW + DAY }, { now: NOW })).toEqual([
      { since: NOW - DAY, until: NOW + DAY },
    ]);
  });

  it.each([
    ['at now', { since: NOW }],
    ['behind now', { since: NOW + 1, until: NOW + DAY }],
    ['at its end', { since: NOW - DAY, until: NOW - DAY }],
  ])('gives no window for a range that begins %s', (_, given) => {
    expect(splitWindows(given, { now: NOW })).toEqual([]);
  });

  it('covers the range up to now from end to end, window after window', () => {
    fc.assert(
      fc.property(range, ({ since, until }) => {
        const windows = splitWindows({ since, until }, { now: NOW });
        let covered = since;
        for (const window of windows) {
          expect(window.since).toBe(covered);
          expect(window.until).toBeGreaterThan(covered);
          covered = window.until ?? 0;
        }
        expect(covered).toBeLessThanOrEqual(Math.max(until, since));
        expect(covered).toBeGreaterThanOrEqual(Math.min(until, Math.max(NOW, since)));
      }),
    );
  });

  it('requests each bucket that ends on a whole hour exactly once', () => {
    fc.assert(
      fc.property(range, ({ since, until }) => {
        const windows = splitWindows({ since, until }, { now: NOW }).map(requested);
        const first = Math.ceil(since / HOUR) * HOUR;
        for (let bucket = first; bucket < Math.min(until, NOW); bucket += HOUR) {
          // docs/graph-api.md §5.2: a bucket is returned when since <= its end < until.
          const answers = windows.filter(([start, end]) => start <= bucket && bucket < end).length;
          if (answers !== 1) {
            throw new Error(`The bucket of ${bucket} is requested ${answers} times`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never requests a longer range than the API answers, nor a window that has not begun', () => {
    fc.assert(
      fc.property(range, ({ since, until }) => {
        for (const [start, end] of splitWindows({ since, until }, { now: NOW }).map(requested)) {
          expect(end - start).toBeLessThanOrEqual(LONGEST);
          expect(end).toBeGreaterThan(start);
          expect(start).toBeLessThan(NOW);
        }
      }),
    );
  });

  it('cuts a series of totals into days', () => {
    const since = NOW - 3 * DAY;
    expect(splitWindows({ since, until: since + 2 * DAY + 100 }, { now: NOW, isDaily: true })).toEqual([
      { since, until: since + DAY },
      { since: since + DAY, until: since + 2 * DAY },
      { since: since + 2 * DAY, until: since + 2 * DAY + 100 },
    ]);
  });

  it.each([
    ['without an end', {}],
    ['that ends now', { until: NOW }],
    ['that ends later', { until: NOW + DAY }],
  ])('leaves the running day out of a series of totals %s, whose row would not be final', (_, end) => {
    const since = NOW - 2 * DAY - 100;
    const days = [
      { since, until: since + DAY },
      { since: since + DAY, until: since + 2 * DAY },
    ];
    expect(splitWindows({ since, ...end }, { now: NOW, isDaily: true })).toEqual(days);
    expect(splitWindows({ since: NOW - 100, ...end }, { now: NOW, isDaily: true })).toEqual([]);
  });
});
