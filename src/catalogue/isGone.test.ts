import { isGone } from './isGone';

const GONE = { since: 'v21.0', everywhere: '2025-01-08' } as const;
const at = (day: string): number => Date.parse(`${day}Z`) / 1000;

describe('isGone', () => {
  it.each([
    ['v20.0', '2025-01-07T23:59:59', false],
    ['v20.0', '2025-01-08T00:00:00', true],
    ['v21.0', '2024-10-02T00:00:00', true],
    ['v25.0', '2024-10-02T00:00:00', true],
    ['v9.0', '2024-10-02T00:00:00', false],
  ])(
    'of what is gone since v21.0 and everywhere since 2025-01-08, asked as %s on %s: %s',
    (version, day, gone) => {
      expect(isGone(GONE, { version, now: at(day) })).toBe(gone);
    },
  );

  it('spares the metric type with which it is still answered', () => {
    const gone = { ...GONE, unlessType: 'total_value' };
    const when = { version: 'v25.0', now: at('2026-01-01T00:00:00') };
    expect(isGone(gone, { ...when, metricType: 'total_value' })).toBe(false);
    expect(isGone(gone, { ...when, metricType: 'time_series' })).toBe(true);
    expect(isGone(gone, when)).toBe(true);
    expect(isGone(GONE, { ...when, metricType: 'total_value' })).toBe(true);
  });
});
