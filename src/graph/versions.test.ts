import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVED_VERSIONS } from '../config';
import { versionEnds } from './versions';

const at = (moment: string): number => Date.parse(moment) / 1000;

describe('versionEnds', () => {
  it.each([
    ['v21.0', '2026-12-01T12:00:00Z', 'The API version v21.0 ends on 2027-01-21, in 51 days: '],
    ['v21.0', '2026-10-23T00:00:00Z', 'The API version v21.0 ends on 2027-01-21, in 90 days: '],
    ['v21.0', '2027-01-20T00:00:00Z', 'The API version v21.0 ends on 2027-01-21, in 1 day: '],
    [
      'v21.0',
      '2027-01-21T00:00:00Z',
      'The API version v21.0 ended on 2027-01-21, and the API answers it in a newer one: ',
    ],
    [
      'v25.0',
      '2029-01-01T00:00:00Z',
      'The API version v25.0 ended on 2028-07-29, and the API answers it in a newer one: ',
    ],
  ])('tells of %s at %s', (version, now, sentence) => {
    expect(versionEnds(version, at(now))).toEqual([
      `${sentence}set parameters.api-version to v26.0 or v27.0`,
    ]);
  });

  it.each([
    ['v21.0', '2026-10-22T23:59:59Z'],
    ['v22.0', '2026-12-01T00:00:00Z'],
    ['v26.0', '2030-01-01T00:00:00Z'],
    ['v27.0', '2030-01-01T00:00:00Z'],
    ['v99.0', '2030-01-01T00:00:00Z'],
    ['constructor', '2030-01-01T00:00:00Z'],
  ])('says nothing of %s at %s', (version, now) => {
    expect(versionEnds(version, at(now))).toEqual([]);
  });
});

describe('the versions that are served', () => {
  it('are those of docs/graph-api.md, with the same ends', () => {
    const text = readFileSync(join(__dirname, '../../docs/graph-api.md'), 'utf8');
    const rows = [...text.matchAll(/^\| (v\d+) +\| [\d-]+ +\| (\S+) +\|/gm)];
    const ends = rows.map(([, version = '', end = '']) => [`${version}.0`, end === '–' ? '' : end]);
    expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(SERVED_VERSIONS));
  });
});
