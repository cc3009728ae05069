import { endClause, formatDay } from './endClause';

const NOW = Date.UTC(2026, 5, 15, 10) / 1000;
const HOUR = 3600;

describe('endClause', () => {
  it.each([
    [-48 * HOUR, 'ended on 2026-06-13'],
    [0, 'ended on 2026-06-15'],
    [1, 'ends on 2026-06-15, in less than a day'],
    [24 * HOUR - 1, 'ends on 2026-06-16, in less than a day'],
    [24 * HOUR, 'ends on 2026-06-16, in 1 day'],
    [47 * HOUR, 'ends on 2026-06-17, in 1 day'],
    [14 * 24 * HOUR, 'ends on 2026-06-29, in 14 days'],
  ])('of what ends %d seconds from now is %j', (seconds, clause) => {
    expect(endClause(NOW + seconds, NOW)).toBe(clause);
  });
});

describe('formatDay', () => {
  it('gives the day, or the number where the calendar has none', () => {
    expect(formatDay(NOW)).toBe('2026-06-15');
    expect(formatDay(1e15)).toBe('1000000000000000');
  });
});
