import { nearEnds } from './tokenEnds';

const NOW = Date.UTC(2026, 5, 15, 10) / 1000;
const HOUR = 3600;

describe('nearEnds', () => {
  it.each([
    [-48 * HOUR, 'ended on 2026-06-13'],
    [0, 'ended on 2026-06-15'],
    [1, 'ends on 2026-06-15, in less than a day'],
    [24 * HOUR - 1, 'ends on 2026-06-16, in less than a day'],
    [24 * HOUR, 'ends on 2026-06-16, in 1 day'],
    [47 * HOUR, 'ends on 2026-06-17, in 1 day'],
    [14 * 24 * HOUR, 'ends on 2026-06-29, in 14 days'],
  ])('say of what ends %d seconds from now that it %s', (seconds, clause) => {
    const hasPassed = seconds <= 0;
    const cure = `authorize the configuration again${hasPassed ? '' : ' before then'}`;
    expect(nearEnds([['It', NOW + seconds]], NOW)).toEqual([
      { sentence: `It ${clause}: ${cure}`, hasPassed },
    ]);
  });

  it('say nothing of what ends later than in two weeks, or does not end', () => {
    const ends = [
      ['Later', NOW + 14 * 24 * HOUR + 1],
      ['Never', undefined],
      ['Soon', NOW + 1],
    ] as const;
    expect(nearEnds(ends, NOW).map(({ sentence }) => sentence)).toEqual([
      'Soon ends on 2026-06-15, in less than a day: authorize the configuration again before then',
    ]);
  });
});
