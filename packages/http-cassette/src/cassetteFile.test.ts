import { CassetteError, readCassette } from './cassetteFile';
import type { Cassette } from './cassetteFile';
import { interaction } from './testing/interaction';

const URI = 'https://graph.example.com/v1/1/media?fields=id';
const ONE = {
  request: { method: 'GET', uri: URI, body: null, headers: { Accept: ['*/*'] } },
  response: {
    status: { code: 200, message: 'OK' },
    headers: { 'Retry-After': '5' },
    body: { string: '{}' },
  },
};
const read = (text: string): Cassette => readCassette(text, { name: 'x', recordedBy: 'us' });
const withMetadata = (metadata: object): Cassette =>
  read(JSON.stringify({ version: 1, _metadata: metadata, interactions: [] }));

describe('readCassette()', () => {
  it('reads what the official harness writes, also without a time', () => {
    const metadata = { freeze_time: '2026-03-06T10:04:15', keboola_vcr_version: '0.1.15' };
    const text = JSON.stringify({ version: 1, _metadata: metadata, interactions: [ONE] });
    expect(read(text)).toEqual({
      freezeTime: Date.UTC(2026, 2, 6, 10, 4, 15),
      isOwn: false,
      hasOtherTexts: false,
      settings: undefined,
      interactions: [interaction({ uri: URI, headers: { 'retry-after': ['5'] } })],
    });
    expect(read(JSON.stringify({ version: 1, interactions: [] }))).toEqual({
      freezeTime: undefined,
      isOwn: false,
      hasOtherTexts: false,
      settings: undefined,
      interactions: [],
    });
  });

  it.each([
    ['2026-03-06T10:04:15', Date.UTC(2026, 2, 6, 10, 4, 15)],
    ['2026-03-06T10:04:15Z', Date.UTC(2026, 2, 6, 10, 4, 15)],
    ['2026-03-06T10:04:15.210109+02:00', Date.UTC(2026, 2, 6, 8, 4, 15, 210)],
    ['2026-03-06', Date.UTC(2026, 2, 6)],
  ])('reads the time %s wherever the computer stands', (time, expected) => {
    expect(withMetadata({ freeze_time: time }).freezeTime).toBe(expected);
    expect(withMetadata({ recorded_at: time }).freezeTime).toBe(expected);
  });

  it('tells own recordings from those of other programs', () => {
    expect(withMetadata({ recorded_by: 'us' }).isOwn).toBe(true);
    expect(withMetadata({ recorded_by: 'them' }).isOwn).toBe(false);
    expect(withMetadata({ recorded_by: 'us', keboola_vcr_version: '0.1.15' }).isOwn).toBe(false);
    expect(withMetadata({}).isOwn).toBe(false);
  });

  it('reads the whole part of one whose run was killed, and one with a byte order mark', () => {
    const line = JSON.stringify(ONE);
    const begin = `\ufeff{"version":1,"_metadata":{},"interactions":[\n${line}`;
    for (const text of [begin, `${begin},\n${line.slice(0, 80)}`, `${begin}\n]}`]) {
      expect(read(text).interactions).toHaveLength(1);
    }
  });

  it.each([
    ['', 'it is not JSON'],
    ['{"version":1,"interactions":[\n{"requ', 'it is not JSON'],
    ['{"interactions":[],"_metadata":{"freeze_time":1772791455}}', 'it is no recording'],
    ['{}', 'it is no recording'],
    ['null', 'it is no recording'],
    ['{"interactions":[],"_metadata":{"freeze_time":"tomorrow"}}', 'it is no recording'],
    ['{"interactions":[{}]}', "Cannot replay 'x', interaction 1: it has no request and answer"],
    [
      JSON.stringify({ interactions: [{ ...ONE, request: { method: 'GET', uri: '/relative' } }] }),
      "Cannot replay 'x', interaction 1: it has no request and answer",
    ],
    [
      JSON.stringify({ interactions: [ONE, { ...ONE, response: { status: { code: '200' } } }] }),
      "Cannot replay 'x', interaction 2: it has no request and answer",
    ],
  ])('says of %j what is wrong', (text, problem) => {
    expect(() => read(text)).toThrow(CassetteError);
    expect(() => read(text)).toThrow(problem);
  });
});
