import fc from 'fast-check';
import { ACCOUNT, testClient } from '../testClient';
import type { EmulatorOptions } from '../options';
import type { Fault } from './fault';
import type { FaultAction, Shape } from './faultAction';

const always = (action: FaultAction, when: Fault['when'] = {}): EmulatorOptions => ({
  commentsPerMedia: [2, 4],
  faults: [{ when: { times: 0, ...when }, do: action }],
});
const media = `${ACCOUNT}/media?limit=4&fields=caption,comments{text}`;
const bodyOf = (action: FaultAction, path = media, when: Fault['when'] = {}): unknown =>
  JSON.parse(testClient(always(action, when)).get(path).body);
const good = testClient({ commentsPerMedia: [2, 4] }).get(media).json;

describe('a list in another shape', () => {
  it.each<[Shape, unknown]>([
    ['emptyObject', {}],
    ['null', null],
    ['emptyList', []],
    ['noData', { paging: good.paging }],
    ['nullData', { data: null, paging: good.paging }],
    ['objectData', { data: Object.fromEntries((good.data ?? []).entries()), paging: good.paging }],
    ['listInList', { data: [good.data], paging: good.paging }],
    ['listOfRows', good.data],
    ['firstRow', good.data?.[0]],
    ['text', expect.any(String)],
    ['number', expect.any(Number)],
    ['textData', expect.objectContaining({ data: expect.any(String) as string })],
    ['numberData', expect.objectContaining({ data: expect.any(Number) as number })],
  ])('comes as %s', (as, expected) => {
    expect(bodyOf({ shape: { as } })).toEqual(expected);
  });

  it('comes so where it is nested, and all else is as it was', () => {
    const body = bodyOf({ shape: { as: 'null', edge: 'comments' } }) as typeof good;
    expect(body.data).toEqual(good.data?.map((row) => ({ ...row, comments: null })));
  });

  it('is chosen by the seed, each time anew and the same in each run', () => {
    const run = (seed: number): string[] => {
      const { get } = testClient({ ...always({ shape: { as: 'any' } }), seed });
      return Array.from({ length: 30 }, () => get(media).body);
    };
    expect(run(1)).toEqual(run(1));
    expect(new Set(run(1)).size).toBeGreaterThan(8);
  });
});

describe('an error beside what was asked', () => {
  const error = { message: 'beside', code: 2 };
  const beside = expect.objectContaining({ message: 'beside', code: 2 }) as object;

  it('stands at the top, beside data and beside an id', () => {
    expect(bodyOf({ beside: { error } })).toEqual({ ...good, error: beside });
    expect(bodyOf({ beside: { error } }, `${ACCOUNT}?fields=username`)).toEqual({
      username: 'alpine.coffee',
      id: ACCOUNT,
      error: beside,
    });
  });

  it('stands in each nested list, and in each row', () => {
    const nested = bodyOf({ beside: { error: 'unavailable', edge: 'comments' } }) as typeof good;
    for (const row of nested.data ?? []) {
      expect(row['comments']).toMatchObject({ data: expect.any(Array) as unknown[], error: { code: 2 } });
    }
    const rows = bodyOf({ beside: { error, inRows: true } }) as typeof good;
    expect(rows.data).toEqual(good.data?.map((row) => ({ ...row, error: beside })));
  });

  it('stands in one object, or in the insights of one', () => {
    const { id } = good.data![2]!;
    const one = bodyOf({ beside: { error } }, media, { object: id }) as typeof good;
    expect(one.data?.map((row) => 'error' in row)).toEqual([false, false, true, false]);
    const fields = `${ACCOUNT}/media?limit=4&fields=insights.metric(reach)`;
    const insights = bodyOf({ shape: { as: 'emptyObject' } }, fields, { object: id, metric: '*' });
    expect((insights as typeof good).data?.map((row) => row['insights'])).toEqual([
      expect.objectContaining({ data: expect.any(Array) as unknown[] }),
      expect.objectContaining({}),
      {},
      expect.objectContaining({}),
    ]);
  });

  it('stands in one item of a batch, beside data with code 200', () => {
    const { batch } = testClient(always({ beside: { error } }, { place: 'item', item: 1 }));
    const items = batch([ACCOUNT, media, ACCOUNT]) as { code: number; body: string }[];
    expect(items.map(({ code }) => code)).toEqual([200, 200, 200]);
    expect(items.map(({ body }) => body.includes('beside'))).toEqual([false, true, false]);
  });
});

describe('rows of insights of an unknown shape', () => {
  const insights = `${ACCOUNT}/insights?metric=reach&period=day&since=2026-06-10&until=2026-06-12`;
  const rowOf = (shape: NonNullable<FaultAction['insights']>): unknown =>
    (bodyOf({ insights: shape }, insights) as { data: unknown[] }).data[0];

  it('come in each of their shapes, in an edge and nested', () => {
    const head = expect.objectContaining({ name: 'reach', title: 'Reach' }) as object;
    expect(rowOf('bare')).toEqual(head);
    expect(rowOf('bare')).not.toHaveProperty('values');
    expect(rowOf('scalar')).toMatchObject({ values: expect.any(Number) as number });
    expect(rowOf('numbers')).toMatchObject({ values: [expect.any(Number), expect.any(Number)] });
    expect(rowOf('text')).toBe('reach');
    expect(rowOf('series')).toMatchObject({ series: [{ at: '2026-06-01' }] });
    expect(rowOf('listValue')).toMatchObject({
      values: [{ value: [expect.any(Number), expect.any(Number)] }],
    });
    expect(rowOf('deepValue')).toMatchObject({ values: [{ value: { a: { b: {} } } }] });
    expect(rowOf('both')).toMatchObject({ values: [{}], total_value: {} });
    const nested = bodyOf(
      { insights: 'text' },
      `${ACCOUNT}/media?limit=1&fields=insights.metric(reach,views)`,
    );
    expect((nested as typeof good).data?.[0]?.['insights']).toEqual({ data: ['reach', 'views'] });
  });
});

describe('batches', () => {
  const three = [ACCOUNT, media, ACCOUNT];
  const itemsOf = (action: FaultAction): readonly unknown[] =>
    testClient(always(action, { place: 'batch' })).batch(three);

  it.each([
    ['null', null],
    ['text', expect.any(String)],
    ['number', expect.any(Number)],
    ['list', [expect.objectContaining({ code: 200 })]],
    ['nullBody', expect.objectContaining({ code: 200, body: null })],
    ['objectBody', expect.objectContaining({ body: { data: [] } })],
    ['emptyBody', expect.objectContaining({ body: '' })],
    ['notJson', expect.objectContaining({ body: '<!DOCTYPE html><html></html>' })],
  ] as const)('have an item that is %s', (as, expected) => {
    const items = itemsOf({ batch: { as, item: -1 } });
    expect(items[2]).toEqual(expected);
    expect(items.slice(0, 2)).toEqual([
      expect.objectContaining({ code: 200 }),
      expect.objectContaining({ code: 200 }),
    ]);
  });

  it('have an item without body or code, or with numbers that no JavaScript number holds', () => {
    expect(itemsOf({ batch: { as: 'noBody', item: 0 } })[0]).not.toHaveProperty('body');
    expect(itemsOf({ batch: { as: 'noCode', item: 0 } })[0]).not.toHaveProperty('code');
    const { body } = itemsOf({ batch: { as: 'decimals', item: 1 } })[1] as { body: string };
    expect(body).toMatch(/^\{"score":\d\.50,"big":1784140000000\d+99,/);
    expect(JSON.parse(body)).toMatchObject({ data: expect.any(Array) as unknown[] });
  });

  it('have more or fewer items than asked', () => {
    expect(itemsOf({ batch: { more: 2 } })).toHaveLength(5);
    expect(itemsOf({ batch: { more: -1 } })).toHaveLength(2);
    expect(itemsOf({ batch: { more: -9 } })).toEqual([]);
  });
});

describe('bodies and pages', () => {
  it('come as any text, at any depth, with any status', () => {
    const { get } = testClient(always({ text: '"no"', status: 418, headers: { 'x-odd': '1' } }));
    expect(get(media)).toMatchObject({ status: 418, body: '"no"', headers: { 'x-odd': '1' } });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (depth) => {
        const { body } = testClient(always({ depth })).get(media);
        expect(body.match(/[[{]/g)).toHaveLength(depth + 3);
        expect(() => JSON.parse(body) as unknown).not.toThrow();
      }),
      { numRuns: 20 },
    );
    expect(testClient(always({ depth: 100_000 })).get(media).body.length).toBeGreaterThan(100_000);
    expect(testClient(always({ status: 204 })).get(media).body).toBe('');
  });

  it('lead on to empty pages for ever, with a new cursor each', () => {
    const { get } = testClient(always({ next: 'emptyForever' }));
    const cursors = new Set<string>();
    let url = media;
    for (let page = 0; page < 50; page += 1) {
      const { json } = get(url);
      expect(json.data).toEqual([]);
      cursors.add(json.paging?.cursors?.after ?? '');
      url = json.paging?.next ?? '';
    }
    expect(cursors.size).toBe(50);
  });

  it('have links to another host, without a cursor, or behind an empty page', () => {
    const of = (next: NonNullable<FaultAction['next']>): typeof good => bodyOf({ next }) as typeof good;
    expect(of('foreign')).toEqual({
      data: good.data,
      paging: { next: good.paging?.next?.replace('127.0.0.1:1', '127.0.0.1:9') },
    });
    expect(of('noCursor')).toEqual({ data: good.data, paging: { next: good.paging?.next } });
    expect(of('empty')).toEqual({ data: [], paging: good.paging });
  });

  it('lead from the recent media of a hashtag to its top media', () => {
    const { json } = testClient(always({ next: 'topMedia' })).get(
      `16000000000000001/recent_media?user_id=${ACCOUNT}&limit=5`,
    );
    expect(json.paging?.next).toContain('/16000000000000001/top_media?');
  });

  it('give one media on two pages, changed in between', () => {
    const { get } = testClient({
      faults: [
        { when: { place: 'first' }, do: { next: 'overlap' } },
        { when: { place: 'later' }, do: { rows: { add: { like_count: 4711 }, which: 0 } } },
      ],
    });
    const first = get(`${ACCOUNT}/media?limit=4&fields=like_count`).json;
    const second = get(first.paging?.next ?? '').json;
    expect(second.data?.[0]).toEqual({ ...first.data?.[3], like_count: 4711 });
  });
});
