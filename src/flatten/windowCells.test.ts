import { windowCells } from './windowCells';

const DAY = 1_776_124_800;

describe('windowCells', () => {
  it.each([
    [{ since: DAY, until: DAY + 86_400 }, '2026-04-14', '2026-04-15'],
    [{ since: 0, until: DAY }, '1970-01-01', '2026-04-14'],
    [{ since: DAY + 1, until: DAY + 86_399 }, '2026-04-14T00:00:01+0000', '2026-04-14T23:59:59+0000'],
    // The end of the window counts, not the end of the shorter range that was requested.
    [{ since: DAY, until: DAY + 3600, requestedUntil: DAY + 3599 }, '2026-04-14', '2026-04-14T01:00:00+0000'],
  ])('formats the window %j as %s and %s', (window, start, stop) => {
    expect(windowCells(window)).toEqual([
      ['date_start', start],
      ['date_stop', stop],
    ]);
  });

  it('formats only the ends that are known', () => {
    expect(windowCells(undefined)).toEqual([]);
    expect(windowCells({ since: DAY })).toEqual([['date_start', '2026-04-14']]);
    expect(windowCells({ until: DAY })).toEqual([['date_stop', '2026-04-14']]);
  });
});
