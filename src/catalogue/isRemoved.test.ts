import { isKept, isRemoved } from './isRemoved';

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

describe('isKept', () => {
  const KEPT = { ...REMOVAL, keptBefore: '2024-07-02' };

  it.each([
    [{ ...KEPT, keptUpTo: 'v21.0' }, 'v21.0', true],
    [{ ...KEPT, keptUpTo: 'v21.0' }, 'v22.0', false],
    [KEPT, 'v22.0', true],
    [REMOVAL, 'v21.0', false],
  ] as const)('tells of %j in %s whether older objects still have it: %s', (removal, version, expected) => {
    expect(isKept(removal, version)).toBe(expected);
  });
});
