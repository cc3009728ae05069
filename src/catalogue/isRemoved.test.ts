import { isRemoved } from './isRemoved';

const REMOVAL = { since: 'v21.0', fromDay: '2025-01-08' } as const;
const at = (day: string): number => Date.parse(`${day}Z`) / 1000;

describe('isRemoved', () => {
  it.each([
    ['v20.0', '2025-01-07T23:59:59', false],
    ['v20.0', '2025-01-08T00:00:00', true],
    ['v21.0', '2024-10-02T00:00:00', true],
    ['v25.0', '2024-10-02T00:00:00', true],
    ['v9.0', '2024-10-02T00:00:00', false],
  ])(
    'tells whether a name is removed that was removed in v21.0, on 2025-01-08 for all versions, when requested in %s on %s: %s',
    (version, day, expected) => {
      expect(isRemoved(REMOVAL, { version, now: at(day) })).toBe(expected);
    },
  );
});
