import { DAY, formatDay, formatMoment, HOUR, isMidnight, nowSeconds, parseDay, startOfDay } from './time';

const MIDNIGHT = Date.UTC(2026, 5, 15) / 1000;

describe('time', () => {
  it('counts in whole seconds', () => {
    expect(nowSeconds({ now: () => MIDNIGHT * 1000 + 999 })).toBe(MIDNIGHT);
    expect(DAY).toBe(24 * HOUR);
  });

  it('finds the beginning of a day in UTC, also before 1970', () => {
    expect([MIDNIGHT, MIDNIGHT + 1, MIDNIGHT + DAY - 1].map(startOfDay)).toEqual([
      MIDNIGHT,
      MIDNIGHT,
      MIDNIGHT,
    ]);
    expect(startOfDay(-1)).toBe(-DAY);
    expect([MIDNIGHT, MIDNIGHT + HOUR].map(isMidnight)).toEqual([true, false]);
  });

  it('writes a day, and a moment as a day only where it begins one', () => {
    expect(formatDay(MIDNIGHT + HOUR)).toBe('2026-06-15');
    expect(formatDay(1e15)).toBe('1000000000000000');
    expect(formatMoment(MIDNIGHT)).toBe('2026-06-15');
    expect(formatMoment(MIDNIGHT + HOUR)).toBe(String(MIDNIGHT + HOUR));
  });

  it('reads a day', () => {
    expect(parseDay('2026-06-15')).toBe(MIDNIGHT);
    expect(parseDay('15. 6. 2026')).toBeNaN();
  });
});
