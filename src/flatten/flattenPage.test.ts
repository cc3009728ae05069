import { aLevel, aMetricLevel } from '../../tests/support/aRow';
import { readPage } from '../answer';
import type { JsonObject } from '../answer';
import type { MorePages, Place } from '../pages';
import type { Level } from '../plan';
import { Flattener } from './flattenPage';
import type { Row } from './row';

const PLACE: Place = { accountId: 'A', parentId: 'P', offset: 0 };

function flat(
  body: JsonObject,
  level: Level = aLevel(),
  place: Partial<Place> = {},
): { rows: readonly Row[]; more: readonly MorePages[] } {
  return new Flattener().flattenPage(readPage(body), level, { ...PLACE, ...place });
}

/** Table, graph node, parent and id of each row. */
function outline(rows: readonly Row[]): string[] {
  return rows.map(({ level, cells }) =>
    [level.table, cells.get('fb_graph_node'), cells.get('parent_id'), cells.get('/id') ?? '-'].join(' '),
  );
}

const paging = { next: 'https://x/next', cursors: { after: 'A' } };

describe('Flattener', () => {
  it('writes account, graph node and parent into every row', () => {
    const { rows } = flat({
      data: [{ id: '1', comments: { data: [{ id: '2' }], summary: { total_count: 1 } } }],
    });
    expect(rows.map(({ cells }) => cells.get('ex_account_id'))).toEqual(['A', 'A', 'A']);
    expect(outline(rows)).toEqual([
      'q_media page_media P 1',
      'q_comments page_media_comments 1 2',
      'q_summary page_media_comments_summary 1 -',
    ]);
  });

  it('writes the date of a snapshot into every row, and no such column without one', () => {
    const dates = (own: Partial<Level>): unknown[] =>
      flat({ data: [{ id: '1' }, 'odd'] }, aLevel('media', own)).rows.map(({ cells }) => [
        cells.layout.fields.includes('snapshot_date'),
        cells.get('snapshot_date'),
      ]);
    expect(dates({ snapshotDate: '2026-06-01' })).toEqual([
      [true, '2026-06-01'],
      [true, '2026-06-01'],
    ]);
    expect(dates({})).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
  });

  describe('metrics in a list of another name', () => {
    const metric = (values: readonly unknown[]): JsonObject => ({
      name: 'total_video_views',
      id: '987/video_insights/total_video_views/lifetime',
      values,
    });

    it('give the rows of metrics in the table of the list', () => {
      const { rows, more } = flat({
        data: [
          { id: '987', video_insights: { data: [metric([{ value: 6 }, { value: { a: 7 } }])], paging } },
        ],
      });
      expect(rows.map(({ level, cells }) => [level.table, cells.get('key1'), cells.get('value')])).toEqual([
        ['q_media', undefined, undefined],
        ['q_video_insights', undefined, '6'],
        ['q_video_insights', 'a', '7'],
      ]);
      // The next page would be another window of time.
      expect(more).toEqual([]);
    });

    it('count the values that give no row', () => {
      const flattener = new Flattener();
      flattener.flattenPage(readPage({ data: [metric([{ value: 6 }, null, ['x']])] }), aLevel(), PLACE);
      expect(flattener.oddValues).toEqual([{ metric: 'total_video_views', count: 2, of: 'P' }]);
    });
  });

  it('knows by its id which metric came without a name', () => {
    const flattener = new Flattener();
    const data = [{ id: '1/insights/reach/day', values: [{ value: 1 }] }];
    const level = aMetricLevel({ metric: 'reach,saved' });
    flattener.flattenPage(readPage({ data }), level, PLACE);
    expect(flattener.answered.missing()).toEqual(['saved']);
  });

  it('writes a node as a page of one', () => {
    expect(outline(flat({ id: '9' }, aLevel('page')).rows)).toEqual(['q_page page_page P 9']);
  });

  it.each([[{ data: [] }], [{ data: [], paging }]])('writes no row for the empty page %j', (body) => {
    expect(flat(body).rows).toEqual([]);
  });

  it('keeps nodes that are not objects', () => {
    const { rows } = flat({ data: ['a', 5, null, ['b']] });
    expect(rows.map(({ cells, weakId }) => [cells.get('key1'), cells.get('value'), weakId])).toEqual([
      ['0', 'a', true],
      ['1', '5', true],
      ['2', '', true],
      ['3', '["b"]', true],
    ]);
  });

  it('counts nodes without an id through the pages of their list', () => {
    const { rows } = flat({ data: [{ quota: 1 }, { id: '', quota: 2 }] }, aLevel(), { offset: 50 });
    expect(rows.map(({ cells, weakId }) => [cells.get('key1'), weakId])).toEqual([
      ['50', true],
      ['51', true],
    ]);
  });

  it('keeps the field key1 of a node that has an id', () => {
    const [row] = flat({ data: [{ id: '1', key1: 'mine' }] }).rows;
    expect([row?.cells.get('/key1'), row?.cells.get('key1'), row?.weakId]).toEqual([
      'mine',
      undefined,
      false,
    ]);
  });

  it('flattens objects of any depth', () => {
    const deep = Array.from({ length: 200 }).reduce<JsonObject>((inner) => ({ a: inner }), { b: 'end' });
    const [row] = flat({ data: [{ id: '1', deep }] }).rows;
    expect([...(row?.cells ?? [])].filter(([, cell]) => cell === 'end')).toHaveLength(1);
  });

  it('keeps an object’s field apart from one whose name is the joined name', () => {
    const { rows } = flat({
      data: [
        { id: '1', owner: { id: 'o' }, owner_id: 'own' },
        { id: '2', owner_id: 'own', owner: { id: 'o' } },
      ],
    });
    for (const { cells } of rows) {
      expect([cells.get('/owner/id'), cells.get('/owner_id')]).toEqual(['o', 'own']);
    }
  });

  it('keeps a node’s own parent_id apart from the id of the row around it', () => {
    const [row] = flat({ data: [{ id: '1', parent_id: 'mine' }] }).rows;
    expect([row?.cells.get('parent_id'), row?.cells.get('/parent_id')]).toEqual(['P', 'mine']);
  });

  it('writes no cell for an empty object', () => {
    const [row] = flat({ data: [{ id: '1', owner: {} }] }).rows;
    expect([...(row?.cells ?? [])].map(([field]) => field)).not.toContain('/owner');
  });

  it('joins the names of fields beside a list, without its links, its summary and its token', () => {
    const [row] = flat({
      data: [
        { id: '1', comments: { data: [], paging, summary: {}, access_token: 'T', count: 3, of: { x: 1 } } },
      ],
    }).rows;
    expect([...(row?.cells ?? [])].slice(4)).toEqual([
      ['/comments/count', '3'],
      ['/comments/of/x', '1'],
    ]);
  });

  it('gives a list inside objects the nearest id as its parent', () => {
    const rows = flat({
      data: [{ id: '1', a: { b: { id: '7', c: { tags: { data: [{ id: '8' }] } } } } }],
    }).rows;
    expect(outline(rows)).toEqual(['q_media page_media P 1', 'q_a_b_c_tags page_media_a_b_c_tags 7 8']);
  });

  it('reads unplanned insights as metrics', () => {
    const insights = { data: [{ id: '1/insights/reach/lifetime', name: 'reach', values: [{ value: 5 }] }] };
    const { rows, more } = flat({ data: [{ id: '1', insights: { ...insights, paging } }] });
    expect(outline(rows)[1]).toBe('q_insights page_media_insights 1 1/insights/reach/lifetime');
    expect(rows[1]?.cells.get('value')).toBe('5');
    expect(more).toEqual([]);
  });

  it('uses one level for all unplanned lists of one name', () => {
    const { rows } = flat({ data: [1, 2].map((id) => ({ id, x: { data: [{ id: `${id}x` }] } })) });
    const [first, second] = rows.filter(({ level }) => level.table === 'q_x');
    expect(first?.level).toBe(second?.level);
    expect(first?.cells.layout).toBe(second?.cells.layout);
  });

  it('uses the table, the graph node and the alias of the plan', () => {
    const mine = aLevel('mine', { graphNode: 'G', table: 'T' });
    const level = aLevel('media', { edges: new Map([['mine', mine]]) });
    expect(outline(flat({ data: [{ id: '1', mine: { data: [{ id: '2' }] } }] }, level).rows)[1]).toBe(
      'T G 1 2',
    );
  });

  it('writes no row of a level whose own fields are not requested, but all rows nested in it', () => {
    const body = { data: [{ id: '1', comments: { data: [{ id: '2' }] } }] };
    expect(outline(flat(body, aLevel('media', { writesRows: false })).rows)).toEqual([
      'q_comments page_media_comments 1 2',
    ]);
  });

  it('writes a thousand fields with names that are not legal', () => {
    const fields = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`é${index}`, index]));
    const [row] = flat({ data: [{ id: '1', ...fields }] }).rows;
    expect([...(row?.cells ?? [])]).toHaveLength(1004);
  });
});

describe('Flattener: the summary of a list', () => {
  const list = { data: [{ id: '1' }], summary: { total_count: 4, by: { day: 2 } } };

  it('is a row without an id', () => {
    const row = flat(list).rows[1];
    expect([...(row?.cells ?? [])].slice(2)).toEqual([
      ['parent_id', 'P'],
      ['/total_count', '4'],
      ['/by/day', '2'],
    ]);
    expect(row?.weakId).toBe(true);
  });

  it('is written from the first page only, because later pages repeat it', () => {
    expect(outline(flat(list, aLevel(), { offset: 25 }).rows)).toEqual(['q_media page_media P 1']);
  });

  it('is written to the level that the plan has for it', () => {
    const summary = aLevel('summary', { table: 'planned' });
    const level = aLevel('media', { edges: new Map([['summary', summary]]) });
    expect(flat(list, level).rows[1]?.level).toBe(summary);
  });

  it('keeps the lists nested in it', () => {
    const rows = flat({ data: [], summary: { total_count: 1, likes: { data: [{ id: '5' }] } } }).rows;
    expect(outline(rows)[1]).toBe('q_likes page_media_summary_likes P 5');
  });

  it.each([[null], [5], ['x'], [[]]])('is no row when it is %j', (summary) => {
    expect(flat({ data: [], summary }).rows).toEqual([]);
  });
});

describe('Flattener: metrics', () => {
  const metric = (own: JsonObject): Row | undefined => flat({ data: [own] }, aMetricLevel()).rows[0];

  it('have the fields beside their values in every row', () => {
    const own = { id: '1/insights/reach/day', name: 'reach', title: null, more: { x: 1 } };
    const { rows } = flat({ data: [{ ...own, values: [{ value: 1 }, { value: 2 }] }] }, aMetricLevel());
    expect(
      rows.map(({ cells }) => ['/name', '/title', '/more/x', 'value'].map((field) => cells.get(field))),
    ).toEqual([
      ['reach', '', '1', '1'],
      ['reach', '', '1', '2'],
    ]);
  });

  it.each([
    ['1/insights/reach/day', false],
    ['1', true],
    [undefined, true],
  ])('with the id %j have a weak id: %s', (id, weakId) => {
    expect(metric({ id, values: [{ value: 1 }] })?.weakId).toBe(weakId);
  });

  it('keep the columns that identify their rows free of their own fields', () => {
    const row = metric({
      value: 'v',
      end_time: 'e',
      key1: 'k',
      values: [{ value: { a: 1 }, end_time: 'E' }],
    });
    expect(['value', 'end_time', 'key1'].map((field) => row?.cells.get(field))).toEqual(['1', 'E', 'a']);
    expect(['/value', '/end_time', '/key1'].map((field) => row?.cells.get(field))).toEqual(['v', 'e', 'k']);
  });

  it('are written without a token and with the lists nested in them', () => {
    const rows = flat(
      { data: [{ id: '1', access_token: 'T', values: [{ value: 1 }], x: { data: [{ id: '5' }] } }] },
      aMetricLevel(),
    ).rows;
    expect([...(rows[0]?.cells ?? [])].map(([, cell]) => cell)).not.toContain('T');
    expect(outline(rows)[1]).toBe('q_x page_insights_x 1 5');
  });

  it('that are not objects become rows with their value', () => {
    const { rows } = flat({ data: ['odd'] }, aMetricLevel());
    expect(rows.map(({ cells }) => [cells.get('key1'), cells.get('value')])).toEqual([['0', 'odd']]);
  });
});

describe('Flattener: nested lists with further pages', () => {
  const nested = (list: JsonObject, source: Level['source']) => {
    const level = aLevel('media', { edges: new Map([['x', aLevel('x', { source })]]) });
    return flat({ data: [{ id: '1', x: list }] }, level).more;
  };
  const byEdge = { by: 'edge', edge: 'x', params: {} } as const;
  const byRoot = { by: 'root', path: [] } as const;
  const data = [{ id: '2' }, { id: '3' }];
  const cursors = { after: 'A' };

  it('are given with level, parent, paging and the number of nodes read', () => {
    expect(nested({ data, paging }, byEdge)).toEqual([
      {
        level: expect.objectContaining({ table: 'q_x' }),
        parentId: '1',
        paging: { next: 'https://x/next', after: 'A' },
        offset: 2,
      },
    ]);
  });

  it.each([
    ['next', byEdge, { data, paging }, 1],
    ['next of an empty page', byEdge, { data: [], paging }, 1],
    ['a cursor alone', byEdge, { data, paging: { cursors } }, 0],
    ['nothing', byEdge, { data }, 0],
    ['a cursor alone, through the root', byRoot, { data, paging: { cursors } }, 1],
    ['a cursor of an empty page, through the root', byRoot, { data: [], paging: { cursors } }, 0],
    ['next without a cursor, through the root', byRoot, { data, paging: { next: 'https://x' } }, 0],
    ['next, of a list that comes whole with its parent', { by: 'parent' } as const, { data, paging }, 0],
    [
      'next, of insights',
      { by: 'windows', params: {}, retentionDays: 1, isDaily: false } as const,
      { data, paging },
      0,
    ],
  ])('are found by %s', (_, source, list, count) => {
    expect(nested(list, source)).toHaveLength(count);
  });

  it('are given in the order of the answer, whatever the depth', () => {
    const list = (id: string, inner = {}): JsonObject => ({ data: [{ id, ...inner }], paging });
    const { more } = flat({
      data: [
        { id: '1', comments: list('2', { replies: list('3') }) },
        { id: '4', comments: list('5') },
      ],
    });
    expect(more.map(({ parentId }) => parentId)).toEqual(['2', '1', '4']);
  });
});
