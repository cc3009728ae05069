import fc from 'fast-check';
import type { EmulatorOptions } from '../options';
import { ACCOUNT, testClient } from '../testClient';
import type { Fault } from './fault';
import type { FaultAction } from './faultAction';
import { KNOWN_ERRORS } from './knownErrors';
import type { KnownError } from './knownErrors';

const edge = fc.option(fc.constantFrom('comments', 'insights', 'data', 'paging', 'error'), {
  nil: undefined,
});
const given = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

/** Any fault that the options can say, also such as make no sense together. */
const action: fc.Arbitrary<FaultAction> = fc
  .record(
    {
      error: fc.oneof(
        fc.constantFrom(...(Object.keys(KNOWN_ERRORS) as KnownError[])),
        fc.record({
          message: fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)) }),
          code: fc.integer(),
          numbers: fc.nat(5),
        }),
      ),
      shape: fc.record({ as: fc.constant('any' as const), edge }).map(given),
      beside: fc.record({ error: fc.constant('unknown' as const), edge, inRows: fc.boolean() }).map(given),
      insights: fc.constant('any' as const),
      rows: fc
        .record({
          add: fc.dictionary(fc.string(), fc.jsonValue()),
          hostile: fc.constant('any' as const),
          which: fc.integer({ min: -3, max: 3 }),
          edge,
        })
        .map(given),
      batch: fc.record({
        as: fc.constant('any' as const),
        item: fc.integer({ min: -4, max: 4 }),
        more: fc.integer({ min: -4, max: 4 }),
      }),
      depth: fc.nat(50),
      text: fc.string(),
      status: fc.constantFrom(101, 200, 204, 302, 418, 503),
      html: fc.constantFrom(200, 429),
      retryAfter: fc.record({ seconds: fc.integer(), asDate: fc.boolean() }),
      next: fc.constantFrom('foreign', 'loop', 'noCursor', 'empty', 'overlap', 'emptyForever', 'topMedia'),
    },
    { requiredKeys: [] },
  )
  .map((one) => one as FaultAction);
const when = fc.record(
  {
    place: fc.constantFrom('first', 'later', 'node', 'insights', 'batch', 'item'),
    object: fc.constantFrom(ACCOUNT, '18000000000001000'),
    metric: fc.constantFrom('*', 'reach'),
    times: fc.nat(3),
    skip: fc.nat(2),
    every: fc.integer({ min: 1, max: 3 }),
    item: fc.nat(3),
  },
  { requiredKeys: ['times'] },
);
const faults = fc.array(
  fc.record({ when, do: action }).map((one) => one as Fault),
  { maxLength: 4 },
);

const PATHS = [
  ACCOUNT,
  `${ACCOUNT}/media?limit=3&fields=caption,comments{text},insights.metric(reach)`,
  `${ACCOUNT}/insights?metric=reach&period=day`,
  `${ACCOUNT}/media?limit=3&after=QVFIempty7ZD`,
  'me/accounts',
];

/** Everything that a world says when it is asked the same. */
function answersOf(options: EmulatorOptions): string[] {
  const { get, emulator } = testClient({ media: 5, ...options });
  const items = PATHS.map((path) => ({ method: 'GET', relative_url: `v25.0/${path}` }));
  const body = new URLSearchParams({ batch: JSON.stringify(items), access_token: 'DEMO' }).toString();
  const batch = emulator.handle({ method: 'POST', url: 'http://127.0.0.1:1/', headers: {}, body });
  return [...PATHS, ...PATHS].map((path) => JSON.stringify(get(path))).concat(JSON.stringify(batch));
}

describe('any faults', () => {
  it('are answered, and the same in each run of one seed', () => {
    fc.assert(
      fc.property(faults, fc.nat(), fc.boolean(), (some, seed, strict) => {
        const options = { faults: some, seed, strict };
        expect(answersOf(options)).toEqual(answersOf(options));
      }),
      { numRuns: 200 },
    );
  });
});
