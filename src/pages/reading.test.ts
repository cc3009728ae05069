import { aJob } from '../../tests/support/aJob';
import { aPage } from '../../tests/support/aPage';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { edgeList, rootList } from './list';
import { Reading } from './reading';

const FIELDS = 'id,insights.metric(reach),comments{id}';

function setUp(fields = FIELDS) {
  const { job } = aJob(() => ({ data: [] }), { query: { path: 'media', fields, limit: 10 } });
  const { level } = job.plan.roots[0]!;
  const list = edgeList({ parentId: '1', edge: 'media', params: { limit: '10' }, level }, job);
  const fetchPage = jest.fn(() => Promise.resolve(aPage([])));
  return { job, list, level, fetchPage, reading: new Reading(list, job, fetchPage) };
}

describe('Reading.mayRetry', () => {
  it('allows three retries in a row, and three more behind a page that came', () => {
    const { reading } = setUp();
    const retries = (count: number): boolean[] => Array.from({ length: count }, () => reading.mayRetry());
    expect(retries(3)).toEqual([true, true, true]);
    reading.advance(aPage(['1']));
    expect(retries(4)).toEqual([true, true, true, false]);
  });
});

describe('Reading.kindOf', () => {
  const kindOf = (kind: ErrorKind, objectId?: string): ErrorKind =>
    setUp().reading.kindOf(new GraphError(kind, 'no', { status: 400, objectId }));

  it.each([
    ['missing', '1', 'missing'],
    ['missing', undefined, 'missing'],
    ['missing', '555', 'object'],
    ['no-data', undefined, 'object'],
    ['object', undefined, 'object'],
    ['too-old', undefined, 'too-old'],
    ['too-much', undefined, 'too-much'],
    ['metric', undefined, 'metric'],
    ['query', '555', 'query'],
    ['account', '555', 'account'],
  ] as const)(
    'reads an error of kind %s about the object %s of a list of node 1 as %s',
    (kind, id, expected) => {
      expect(kindOf(kind, id)).toBe(expected);
    },
  );
});

describe('Reading.ask', () => {
  it('requests the planned number of nodes with all their fields', () => {
    const { reading, level } = setUp();
    expect(reading.ask({})).toMatchObject({ at: {}, limit: 10, items: level.fields });
  });

  it('leaves out metrics that were refused in the way the list requests them, and notes them', () => {
    const { reading, job } = setUp(
      'id,insights.metric(reach,plays).period(day),insights.metric(plays).as(b)',
    );
    job.learned.refuse('plays', { way: 'media period=day' }, 'unknown metric');
    const { items } = reading.ask({});
    expect(items.flatMap(({ modifiers }) => modifiers.map(({ value }) => value))).toEqual([
      'reach',
      'day',
      'plays',
      'b',
    ]);
    expect(job.omissions.all()).toEqual([{ kind: 'metric', metric: 'plays', reason: 'unknown metric' }]);
  });

  it('stops before a remembered boundary and requests the object at it alone', () => {
    const { reading, list, job } = setUp();
    job.learned.boundaries.set(list.name, 4);
    expect(reading.ask({}).limit).toBe(4);
    reading.advance(aPage(['1', '2', '3', '4']));
    const ask = reading.ask({});
    expect(ask.limit).toBe(1);
    reading.passed(aPage(['5']), ask);
    expect(job.learned.boundaries.size).toBe(0);
  });
});

describe('Reading.tryFetch', () => {
  it.each(['object', 'too-old', 'metric', 'too-much', 'no-data'] as const)(
    'gives nothing when the page is refused with kind %s in this way too',
    async (kind) => {
      const { reading, fetchPage } = setUp();
      fetchPage.mockRejectedValue(new GraphError(kind, 'no', { status: 400 }));
      await expect(reading.tryFetch({ at: {}, limit: 1 }, reading.split)).resolves.toBeUndefined();
    },
  );

  it.each(['account', 'token', 'query', 'throttled', 'missing', 'passing', 'unknown'] as const)(
    'throws an error of kind %s',
    async (kind) => {
      const { reading, fetchPage } = setUp();
      const error = new GraphError(kind, 'no', { status: 400 });
      fetchPage.mockRejectedValue(error);
      await expect(reading.tryFetch({ at: {}, limit: 1 }, reading.split)).rejects.toBe(error);
    },
  );
});

describe('Reading.inParts', () => {
  it('takes insights and nested lists apart, and nothing where all is apart', () => {
    const { reading } = setUp();
    expect(reading.inParts).toEqual({ insights: 'apart', edges: 'apart' });
    reading.split = { insights: 'apart', edges: 'apart' };
    expect(reading.inParts).toBeUndefined();
  });

  it('keeps insights left out', () => {
    const { reading } = setUp();
    reading.split = { insights: 'left out', edges: 'inline' };
    expect(reading.inParts).toEqual({ insights: 'left out', edges: 'apart' });
  });

  it('is nothing for nodes without parts, and for lists whose nodes cannot be read by their ids', () => {
    expect(setUp('id,caption').reading.inParts).toBeUndefined();
    const { job, level, fetchPage } = setUp();
    expect(new Reading(rootList(level, level.fields, job), job, fetchPage).inParts).toBeUndefined();
  });
});

describe('Reading', () => {
  it('shares the page size with the other lists of its level', () => {
    const { reading, list, job, fetchPage } = setUp();
    reading.size.halve(10);
    expect(new Reading(list, job, fetchPage).ask({}).limit).toBe(5);
  });

  it('notes the nodes of all pages behind the boundary as without insights', () => {
    const { reading, job } = setUp();
    reading.tooOld = 'posted before conversion';
    reading.advance(aPage(['8', '9']));
    expect(job.omissions.all()).toMatchObject([
      { kind: 'part', part: { is: 'insights' }, count: 2, examples: ['8', '9'] },
    ]);
  });

  it('counts skipped nodes as read', () => {
    const { reading } = setUp();
    reading.advance(aPage(['1'], { skipped: 2 }));
    expect(reading.offset).toBe(3);
  });
});

describe('Reading.tried', () => {
  const tried = (fields: string, learn: (reading: Reading) => void = () => undefined): string => {
    const { reading } = setUp(fields);
    learn(reading);
    return reading.tried();
  };

  it.each([
    ['id,insights.metric(reach,impressions)', 'impressions media'],
    [
      'id,insights.metric(impressions,plays).period(day)',
      'impressions media period=day,plays media period=day',
    ],
    ['id,children{insights.metric(impressions)}', 'impressions media'],
    ['id,insights.metric(reach)', ''],
    ['id,caption', ''],
  ])('names the removed metrics of %s: %j', (fields, expected) => {
    expect(tried(fields)).toBe(expected);
  });

  it.each<[string, (reading: Reading) => void]>([
    ['came', ({ job }) => job.learned.noteAvailable('impressions', { way: 'media' })],
    ['were refused', ({ job }) => job.learned.refuse('impressions', { way: 'media' }, 'no')],
    ['are requested of each node', ({ job }) => void job.learned.perNode.add('impressions')],
    ['are requested apart', (reading) => void (reading.split = { insights: 'apart', edges: 'inline' })],
  ])('does not name those that %s', (_, learn) => {
    expect(tried('id,insights.metric(impressions)', learn)).toBe('');
  });
});

describe('Reading.passed', () => {
  it('notes which metrics came, where there were nodes', () => {
    const { reading, job } = setUp('id,insights.metric(impressions)');
    reading.passed(aPage([]), reading.ask({}));
    expect([job.learned.isAvailable('impressions', { way: 'media' }), reading.hadInsights]).toEqual([
      false,
      false,
    ]);
    reading.passed(aPage(['1']), reading.ask({}));
    expect([job.learned.isAvailable('impressions', { way: 'media' }), reading.hadInsights]).toEqual([
      true,
      true,
    ]);
  });

  it('notes no insights where they were not requested with the page, and forgets no earlier ones', () => {
    const { reading } = setUp();
    reading.split = { insights: 'left out', edges: 'inline' };
    reading.passed(aPage(['1']), reading.ask({}));
    expect(reading.hadInsights).toBe(false);
    reading.hadInsights = true;
    reading.passed(aPage([]), reading.ask({}));
    expect(reading.hadInsights).toBe(true);
  });

  it('requests larger pages again once whole ones have come, and not after parts of one', () => {
    const { reading } = setUp();
    reading.wasInParts = true;
    reading.size.halve(10);
    const limits = Array.from({ length: 12 }, () => {
      const ask = reading.ask({});
      reading.passed(aPage(['1']), ask);
      return ask.limit;
    });
    expect(limits[0]).toBe(5);
    expect(limits.at(-1)).toBe(10);
    expect(reading.wasInParts).toBe(false);
    const other = setUp().reading;
    other.size.halve(10);
    for (let count = 0; count < 12; count += 1) {
      other.passed(aPage(['1']), { ...other.ask({}), limit: 1 });
    }
    expect(other.ask({}).limit).toBe(5);
  });
});

describe('Reading.canOmitInsights', () => {
  it.each([
    [FIELDS, 'inline', true],
    [FIELDS, 'apart', false],
    ['id,caption', 'inline', false],
  ] as const)('of %s, requested %s: %s', (fields, insights, expected) => {
    const { reading } = setUp(fields);
    reading.split = { insights, edges: 'inline' };
    expect(reading.canOmitInsights).toBe(expected);
  });
});

describe('Reading.ask of a list with a boundary', () => {
  it('requests whole pages, without a boundary, of what has no insights', () => {
    const { reading, list, job } = setUp();
    job.learned.boundaries.set(list.name, 4);
    reading.split = { insights: 'left out', edges: 'inline' };
    expect(reading.ask({}).limit).toBe(10);
    reading.offset = 4;
    expect([reading.ask({}).limit, reading.mayBeBoundary]).toEqual([10, false]);
  });

  it('leaves out fields that its nodes do not have, and notes them once', () => {
    const { reading, job, level } = setUp('id,captoin,comments{id}');
    job.learned.missingFields(level).set('captoin', 'no');
    reading.ask({});
    const { items } = reading.ask({});
    expect(items.map(({ name }) => name)).toEqual(['id', 'comments']);
    expect(job.omissions.all()).toEqual([{ kind: 'field', field: 'captoin', reason: 'no' }]);
  });
});
