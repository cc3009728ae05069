import { readLogLine } from './logLine';

describe('readLogLine()', () => {
  it.each([
    ["DEBUG: query 'media' asks 3 targets", { is: 'query', query: 'media', jobs: 3 }],
    ["DEBUG: query 'it''s (x)' asks 1 target", { is: 'query', query: "it''s (x)", jobs: 1 }],
    ['DEBUG: GET /17841400000000001/media {"limit":"50"}', { is: 'request', account: '17841400000000001' }],
    [
      "DEBUG: query 'media' for Brand (Prague) (178): 1 row, 12 requests",
      {
        is: 'job',
        query: 'media',
        account: '178',
        label: 'Brand (Prague)',
        rows: 1,
        requests: 12,
        isFailed: false,
      },
    ],
    [
      "DEBUG: query 'media' for account 178: 0 rows, 1 request, failed",
      { is: 'job', query: 'media', account: '178', label: '178', rows: 0, requests: 1, isFailed: true },
    ],
    [
      "DEBUG: query 'tag' for '17/top_media': 5 rows, 1 request, cut",
      {
        is: 'job',
        query: 'tag',
        account: '17/top_media',
        label: '17/top_media',
        rows: 5,
        requests: 1,
        isFailed: true,
      },
    ],
  ])('reads %s', (line, progress) => {
    expect(readLogLine(line, 'stdout')).toEqual(progress);
  });

  it.each([
    "query 'media': 3 rows for 3 of 3 accounts, 3 requests",
    'table  rows',
    '',
    'DEBUG: GET /me/accounts',
  ])('reads nothing from %j', (line) => {
    expect(readLogLine(line, 'stdout')).toBeUndefined();
  });

  it('tells warnings from errors', () => {
    expect(readLogLine('WARNING: odd', 'stderr')).toEqual({ is: 'warning', text: 'odd' });
    expect(readLogLine('Cannot extract', 'stderr')).toEqual({ is: 'error', text: 'Cannot extract' });
  });
});
