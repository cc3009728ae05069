import { anAccount, aQuery } from '../../tests/support/aQuery';
import { planQuery } from './planQuery';
import type { QueryPlan } from './queryPlan';

const DAY = 86_400;

/** The days that the presets are made of, each the unix seconds of its beginning. */
interface Days {
  readonly now: number;
  readonly today: number;
  readonly monday: number;
  readonly firstOfMonth: number;
  readonly lastOfMonth: number;
  readonly firstOfLastMonth: number;
}

function daysAt(now: number): Days {
  const date = new Date(now * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const today = now - (now % DAY);
  return {
    now,
    today,
    monday: today - ((date.getUTCDay() + 6) % 7) * DAY,
    firstOfMonth: Date.UTC(year, month, 1) / 1000,
    lastOfMonth: Date.UTC(year, month + 1, 0) / 1000,
    firstOfLastMonth: Date.UTC(year, month - 1, 1) / 1000,
  };
}

/** The date presets of the older form as it writes them, and what they mean. Six of them end before they begin. */
const PRESETS: readonly (readonly [string, string, string, (days: Days) => readonly [number, number]])[] = [
  ['today', 'now', 'today', ({ now, today }) => (now === today ? [today, today + DAY] : [today, now])],
  ['Yesterday', 'today', 'yesterday', ({ today }) => [today - DAY, today]],
  ['Last 7 days', '7 days ago', 'today', ({ today }) => [today - 7 * DAY, today]],
  ['Last 30 days', '30 days ago', 'today', ({ today }) => [today - 30 * DAY, today]],
  [
    'This Month',
    'midnight last day of this month',
    'midnight first day of this month',
    ({ firstOfMonth, lastOfMonth }) => [firstOfMonth, lastOfMonth],
  ],
  [
    'Last Month',
    'midnight last day of last month',
    'midnight first day of last month',
    ({ firstOfMonth, firstOfLastMonth }) => [firstOfLastMonth, firstOfMonth - DAY],
  ],
  [
    'This Week',
    'today',
    'monday this week',
    ({ monday, today }) => (monday === today ? [today, today + DAY] : [monday, today]),
  ],
  ['Last Week', 'sunday last week', 'monday last week', ({ monday }) => [monday - 7 * DAY, monday - DAY]],
];
/** Those whose two ends are in order, or one moment, so that there is nothing to swap. */
const IN_ORDER: Readonly<Record<string, (days: Days) => boolean>> = {
  'Last 7 days': () => true,
  'Last 30 days': () => true,
  today: ({ now, today }) => now === today,
  'This Week': ({ monday, today }) => monday === today,
};

/** Each day of fourteen months with a leap day, at its first second, its last, or one in between. */
const TIMES = Array.from({ length: 426 }, (_, index) => {
  const day = Date.UTC(2027, 11, 1) / 1000 + index * DAY;
  return day + ([0, (index * 7919) % DAY, DAY - 1][index % 3] ?? 0);
});

function plan(since: string, until: string, now: number): QueryPlan {
  return planQuery(aQuery({ path: 'media', since, until }), {
    config: { accounts: [anAccount('1')], apiVersion: 'v25.0', login: 'facebook' },
    now,
    reserved: new Map(),
  });
}

describe('the date presets of the older form', () => {
  it.each(PRESETS)(
    '%s is that range on every day, swapped with one warning',
    (name, since, until, meaning) => {
      for (const now of TIMES) {
        const days = daysAt(now);
        const [from, to] = meaning(days);
        const { roots, warnings } = plan(since, until, now);
        expect({ now, range: roots[0]?.range, warnings }).toEqual({
          now,
          range: { since: from, until: to },
          warnings:
            IN_ORDER[name]?.(days) === true
              ? []
              : [`query 'q': until '${until}' is before since '${since}': they are swapped`],
        });
      }
    },
  );
});
