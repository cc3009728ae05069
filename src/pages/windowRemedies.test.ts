import { aJob } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import { failAfterOthers, halves, metricsOnceMore, noData, withoutRefusedMetrics } from './windowRemedies';
import type { WindowReading } from './windowRemedies';

const error = (message: string): GraphError => new GraphError('metric', message, { status: 400 });
const FOR_ALL =
  '(#100) The following metrics (views) should be specified with parameter metric_type=total_value';
const FOR_NODE = '(#100) the views metric is no longer supported for the account';

function setUp(): { reading: WindowReading; warnings: readonly string[] } {
  const { job, warnings } = aJob(() => ({ data: [] }));
  return { reading: { job, params: { period: 'day' }, retries: 0, alone: [] }, warnings };
}

describe('withoutRefusedMetrics', () => {
  it('requests the others, and remembers and notes what is refused', () => {
    const { reading } = setUp();
    expect(withoutRefusedMetrics(['reach', 'views'], error(FOR_ALL), reading)).toEqual([['reach']]);
    const { learned, omissions } = reading.job;
    expect(learned.refusal('views', { way: 'account period=day' })).toBe(FOR_ALL);
    expect(learned.refusal('reach', { way: 'account period=day' })).toBeUndefined();
    expect(omissions.all()).toEqual([{ kind: 'metric', metric: 'views', reason: FOR_ALL }]);
  });

  it('remembers for this account alone what the API says of an account', () => {
    const { reading } = setUp();
    withoutRefusedMetrics(['reach', 'views'], error(FOR_NODE), reading);
    const { learned } = reading.job;
    expect(learned.refusal('views', { way: 'account period=day' })).toBeUndefined();
    expect(learned.refusal('views', { way: 'account period=day', type: '1' })).toBe(FOR_NODE);
  });

  it.each([
    ['where the words name none of them', ['reach', 'likes'], FOR_ALL],
    ['where none would be left', ['views'], FOR_ALL],
    ['where the words name no metric', ['reach', 'views'], 'no'],
  ])('does not help %s', (_, metrics, message) => {
    const { reading } = setUp();
    expect(withoutRefusedMetrics(metrics, error(message), reading)).toBeUndefined();
    expect(reading.job.omissions.all()).toEqual([]);
  });
});

describe('halves', () => {
  it.each([
    [
      ['a', 'b'],
      [['a'], ['b']],
    ],
    [
      ['a', 'b', 'c'],
      [['a', 'b'], ['c']],
    ],
    [['a'], undefined],
    [[], undefined],
  ])('of %j are %j', (metrics, expected) => {
    expect(halves(metrics, error('no'), setUp().reading)).toEqual(expected);
  });
});

describe('metricsOnceMore', () => {
  it('retries three times', () => {
    const { reading } = setUp();
    const retry = (): unknown => metricsOnceMore(['a'], error('no'), reading);
    expect([retry(), retry(), retry(), retry()]).toEqual([[['a']], [['a']], [['a']], undefined]);
  });
});

describe('noData', () => {
  it('notes why, and requests nothing more', () => {
    const { reading } = setUp();
    expect(noData(['a', 'b'], error('too few'), reading)).toEqual([]);
    expect(reading.job.omissions.all()).toEqual(
      ['a', 'b'].map((metric) => ({ kind: 'metric', metric, reason: 'too few', isEmpty: true })),
    );
  });
});

describe('failAfterOthers', () => {
  it('keeps the first error, and lets the next metrics be retried anew', () => {
    const { reading } = setUp();
    reading.retries = 3;
    expect(failAfterOthers(['a'], error('first'), reading)).toEqual([]);
    expect(failAfterOthers(['b'], error('second'), reading)).toEqual([]);
    expect([reading.failure?.message, reading.retries]).toEqual(['first', 0]);
  });
});
