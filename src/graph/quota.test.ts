import { GraphError } from '../errors';
import { Quota } from './quota';
import type { QuotaOptions } from './quota';

const MINUTE = 60_000;
const START = 1_000_000;

function setUp(own: Partial<QuotaOptions> = {}) {
  const clock = { at: START };
  const said: string[] = [];
  const quota = new Quota('account 1', {
    now: () => clock.at,
    maxWaitMs: 60 * MINUTE,
    random: () => 0,
    log: {
      info: (message) => said.push(`info: ${message}`),
      warning: (message) => said.push(`warning: ${message}`),
    },
    ...own,
  });
  /** How long no request is sent from now on, minutes. */
  const minutesLeft = (): number => (quota.until - clock.at) / MINUTE;
  return { quota, clock, said, minutesLeft };
}

const tooMany = (waitMs?: number): GraphError =>
  new GraphError('throttled', 'Too many calls', { status: 400, ...(waitMs !== undefined && { waitMs }) });

describe('requests go one at a time', () => {
  it.each([
    // [processes that share the quota, per cent before the request, after it, one at a time]
    [1, 0, 74, false],
    [1, 0, 75, true],
    [1, 40, 60, false],
    // As much again as the use has risen may be under way, twice.
    [2, 50, 60, true],
    [2, 45, 55, true],
    [2, 44, 54, false],
    [2, 90, 60, false],
  ])('with %d processes, after %d and then %d per cent: %s', (sharers, before, percent, isSerial) => {
    const { quota } = setUp({ sharers });
    quota.noteUsage(percent, 0, before);
    expect(quota.isSerial).toBe(isSerial);
  });

  it('while a refusal is not answered yet', () => {
    const { quota } = setUp();
    quota.refused(tooMany(), 0);
    expect(quota.isSerial).toBe(true);
    quota.answered();
    expect(quota.isSerial).toBe(false);
  });

  it('and leave each other their share of the time', () => {
    const { quota } = setUp({ sharers: 4 });
    expect(quota.restAfter(500)).toBe(0);
    quota.noteUsage(80, 0);
    expect(quota.restAfter(500)).toBe(1500);
    const alone = setUp();
    alone.quota.noteUsage(80, 0);
    expect(alone.quota.restAfter(500)).toBe(0);
  });
});

describe('a pause near the limit', () => {
  it.each([
    ['none below 95 per cent', 94, 10 * MINUTE, -START / MINUTE],
    ['a minute from 95 per cent on', 95, 0, 1],
    ['as long as the API says, if that is longer', 95, 10 * MINUTE, 10],
    ['a minute, if the API says less', 99, 10_000, 1],
  ])('is %s', (_, percent, waitMs, minutes) => {
    const { quota, minutesLeft } = setUp();
    quota.noteUsage(percent, waitMs);
    expect(minutesLeft()).toBeCloseTo(minutes);
  });

  it('is not begun anew while it lasts', () => {
    const { quota, clock } = setUp();
    quota.noteUsage(95, 0);
    const { until } = quota;
    clock.at = until - 1;
    quota.noteUsage(96, 0);
    expect(quota.until).toBe(until);
    clock.at = until;
    quota.noteUsage(96, 0);
    expect(quota.until).toBe(until + MINUTE);
  });

  it('is told once, until there is room again', () => {
    const { quota, clock, said } = setUp();
    const note = (percent: number): void => {
      clock.at += 2 * MINUTE;
      quota.noteUsage(percent, 0);
    };
    note(95);
    note(97);
    expect(said).toEqual([
      'info: account 1: 95 % of the allowed calls are used: sending one call at a time, with a pause of 60 seconds before each',
    ]);
    note(50);
    note(96);
    expect(said).toHaveLength(2);
  });

  it('ends in a failure when all pauses together would be longer than the longest wait', () => {
    const { quota, clock, said } = setUp({ maxWaitMs: 2 * MINUTE });
    for (const percent of [95, 96]) {
      quota.noteUsage(percent, 0);
      clock.at += MINUTE;
      expect(quota.failure).toBeUndefined();
    }
    const { until } = quota;
    quota.noteUsage(97, 0);
    expect(quota.failure).toMatchObject({
      kind: 'throttled',
      message:
        '97 % of the allowed calls are used: account 1 would have to wait 3 minutes, longer than the 2 minutes of parameters.max-wait',
      details: { status: 0, cure: 'run again later, or raise parameters.max-wait' },
    });
    expect([quota.until, said.length]).toEqual([until, 1]);
  });

  it('begins to count anew when there is room again', () => {
    const { quota, clock } = setUp({ maxWaitMs: 2 * MINUTE });
    for (const percent of [95, 96, 94, 95, 96]) {
      quota.noteUsage(percent, 0);
      clock.at += 2 * MINUTE;
    }
    expect(quota.failure).toBeUndefined();
  });

  it.each([
    // [processes, random number, longest wait in minutes, pause in minutes]
    [10, 0, 60, 1],
    [10, 0.5, 60, 10],
    [10, 1, 60, 19],
    [100, 1, 60, 39],
    [10, 1, 7, 7],
    [1, 1, 60, 1],
  ])(
    'of %d processes at the chance %d and a longest wait of %d minutes is %d',
    (sharers, chance, most, minutes) => {
      const { quota, minutesLeft } = setUp({ sharers, random: () => chance, maxWaitMs: most * MINUTE });
      quota.noteUsage(95, 0);
      expect(minutesLeft()).toBe(minutes);
    },
  );

  it('of several processes is shortened by what they have paused already', () => {
    const { quota, clock, minutesLeft } = setUp({ sharers: 10, random: () => 1, maxWaitMs: 25 * MINUTE });
    quota.noteUsage(95, 0);
    clock.at = quota.until;
    quota.noteUsage(96, 0);
    expect(minutesLeft()).toBe(6);
  });
});

describe('the wait after a refusal', () => {
  it('grows where the API does not say how long, up to a quarter of an hour', () => {
    const { quota, clock, minutesLeft } = setUp({ maxWaitMs: 500 * MINUTE });
    const waits = Array.from({ length: 7 }, () => {
      quota.refused(tooMany(), quota.blocks);
      const minutes = minutesLeft();
      clock.at = quota.until;
      return minutes;
    });
    expect(waits).toEqual([1, 2, 5, 10, 15, 15, 15]);
  });

  it('is what the API says', () => {
    const { quota, said, minutesLeft } = setUp();
    quota.refused(tooMany(119_000), 0);
    expect(minutesLeft() * 60).toBe(119);
    quota.answered();
    quota.refused(tooMany(120_000), 1);
    expect(said).toEqual([
      'warning: account 1: the API accepts no further calls for now (Too many calls): waiting 119 seconds',
      'warning: account 1: the API accepts no further calls for now (Too many calls): waiting 2 minutes',
    ]);
  });

  it.each([
    // [processes, random number, seconds beside the minute]
    [1, 0, 0],
    [1, 1, 5],
    [4, 0.5, 10],
    [4, 1, 20],
    [1000, 1, 300],
  ])('is spread over %d processes, at the chance %d by %d seconds', (sharers, chance, seconds) => {
    const { quota, minutesLeft } = setUp({ sharers, random: () => chance });
    quota.refused(tooMany(), 0);
    expect(minutesLeft() * 60).toBeCloseTo(60 + seconds);
  });

  it('is the same for a refusal of a request that was sent before', () => {
    const { quota, said } = setUp();
    quota.refused(tooMany(), 0);
    const { until } = quota;
    quota.refused(tooMany(10 * MINUTE), 0);
    expect([quota.until, quota.blocks, said.length]).toEqual([until, 1, 1]);
  });

  it('fails at once when it would be too long in all, and keeps what the API said', () => {
    const { quota, said } = setUp({ maxWaitMs: 15 * MINUTE });
    quota.refused(tooMany(10 * MINUTE), 0);
    expect(quota.failure).toBeUndefined();
    quota.refused(tooMany(6 * MINUTE), 1);
    expect(quota.failure).toMatchObject({
      message:
        'Too many calls: account 1 would have to wait 16 minutes, longer than the 15 minutes of parameters.max-wait',
      details: { status: 400, waitMs: 6 * MINUTE, cure: 'run again later, or raise parameters.max-wait' },
    });
    expect(said).toHaveLength(1);
  });

  it('may take just the longest wait, and counts anew after an answer', () => {
    const { quota } = setUp({ maxWaitMs: 15 * MINUTE });
    quota.refused(tooMany(15 * MINUTE), 0);
    quota.answered();
    quota.refused(tooMany(15 * MINUTE), 1);
    expect(quota.failure).toBeUndefined();
  });
});
