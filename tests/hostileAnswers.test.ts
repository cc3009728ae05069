import { refusal, runScripted } from './support/scriptedApi';
import type { Answer, ScriptedRequest, ScriptedRun } from './support/scriptedApi';

const TWO = { '1': { id: '1', name: 'One' }, '2': { id: '2', name: 'Two' } };
const query = (fields: string, own: object = {}): object => ({
  queries: [{ name: 'm', query: { path: 'media', fields, ids: '', limit: 10, ...own } }],
});
const good: Answer = { json: { data: [{ id: '5', caption: 'c' }] } };

/** The run is red, says why, and nothing of the answer was written or remembered. */
function expectRefused(run: ScriptedRun, why: RegExp | string): void {
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(why);
  expect(run.table('m_media')).toEqual([]);
  expect(run.out['state.json'] ?? '').not.toContain('odd');
}

describe('an answer that is not what was requested', () => {
  it.each([
    ['has no data', { json: {} }],
    ['is an object instead of a list', { json: { id: '5', odd: 1 } }],
    [
      'has null for data, and more pages',
      { json: { data: null, paging: { next: 'https://x', cursors: { after: 'A' } } } },
    ],
    ['has a text for data', { json: { data: 'odd' } }],
    ['has an object for data', { json: { data: { odd: 1 } } }],
    ['has a null among its objects', { json: { data: [null, { id: '5', odd: 1 }] } }],
    ['has a list among its objects', { json: { data: [[{ id: '5', odd: 1 }]] } }],
    ['has a text among its objects', { json: { data: ['odd', { id: '5', odd: 1 }] } }],
    ['has a list in a nested list', { json: { data: [{ id: '5', odd: 1, comments: { data: [[]] } }] } }],
    ['is a list', { json: [{ id: '5', odd: 1 }] }],
    ['is a text', { json: 'odd' }],
    ['is a number', { json: 5 }],
    ['is null', { json: null }],
    [
      'has an error beside data',
      { json: { data: [{ id: '5', odd: 1 }], error: { message: 'half', code: 100 } } },
    ],
    ['has a text as an error beside data', { json: { data: [{ id: '5', odd: 1 }], error: 'half' } }],
    ['has a list nested that is an object', { json: { data: [{ id: '5', odd: 1, comments: { id: '6' } }] } }],
    ['has a list nested that is null', { json: { data: [{ id: '5', odd: 1, comments: null }] } }],
    ['has a list nested without data', { json: { data: [{ id: '5', odd: 1, comments: { paging: {} } }] } }],
    [
      'has an error in a nested list',
      { json: { data: [{ id: '5', odd: 1, comments: { data: [], error: { code: 1 } } }] } },
    ],
    ['is empty with HTTP 204', { status: 204, text: '' }],
    ['is a redirect', { status: 302, text: '', headers: { location: 'https://x' } }],
  ] as readonly (readonly [string, Answer])[])(
    'that %s is requested again, then fails',
    async (_, answer) => {
      const run = await runScripted(query('id,caption,comments{text}'), () => answer);
      expectRefused(run, /query 'm' for One \(1\): The API.*\[.*after 5 tries\]/);
      expect(run.requests).toHaveLength(5);
    },
  );

  it('is forgotten when the right one comes at the next try', async () => {
    let tries = 0;
    const run = await runScripted(query('id,caption'), () => {
      tries += 1;
      return tries < 5 ? { json: { data: null } } : good;
    });
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.table('m_media')).toMatchObject([{ id: '5', caption: 'c' }]);
  });

  it('of one account fails that account only', async () => {
    const run = await runScripted({ ...query('id,caption'), accounts: TWO }, ({ path }) =>
      path.startsWith('1/') ? { json: {} } : good,
    );
    expect(run.code).toBe(1);
    expect(run.table('m_media')).toMatchObject([{ id: '5', ex_account_id: '2' }]);
  });

  it('of a node without its id fails too', async () => {
    expectRefused(
      await runScripted(query('id,name', { path: '' }), () => ({ json: { name: 'odd' } })),
      /it has no 'id'/,
    );
  });

  it('that is nested thousands of levels deep is that account’s failure', async () => {
    const text = `{"data":[{"id":"5","x":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}]}`;
    const run = await runScripted({ ...query('id,x'), accounts: TWO }, ({ path }) =>
      path.startsWith('1/') ? { text } : good,
    );
    expect(run.code).toBe(1);
    expect(run.table('m_media')).toMatchObject([{ ex_account_id: '2' }]);
  });

  it('never ends with empty pages and ever new cursors: the query fails', async () => {
    let page = 0;
    const run = await runScripted(query('id'), () => {
      page += 1;
      return { json: { data: [], paging: { next: 'https://x', cursors: { after: `A${page}` } } } };
    });
    expectRefused(run, /100 empty pages in a row/);
    expect(run.requests.length).toBeLessThan(110);
  });

  it('never ends with the same page under ever new cursors: the query fails, and the page is written once', async () => {
    let page = 0;
    const run = await runScripted(query('id,caption'), () => {
      page += 1;
      const paging = { next: 'https://x', cursors: { after: `A${page}` } };
      return { json: { data: [{ id: '5', caption: 'c' }], paging } };
    });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/The list does not end: the same pages come again and again\n$/);
    expect(run.table('m_media')).toMatchObject([{ id: '5', caption: 'c' }]);
    expect(run.requests.length).toBeLessThan(40);
  });
});

describe('an answer about another object', () => {
  const profile = query('id,name', { path: '' });

  it('is requested again, then fails: its rows would be of the wrong account', async () => {
    const run = await runScripted(profile, () => ({ json: { id: '2', name: 'odd' } }));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("it is about '2', not about '1' [after 5 tries]");
    expect(run.table('m_page')).toEqual([]);
  });

  it('is what the Instagram login gives, whose objects have two ids', async () => {
    const run = await runScripted({ ...profile, login: 'instagram' }, ({ path }) => ({
      json: path === 'me' ? { id: '26', user_id: '1', username: 'b' } : { id: '26', name: 'right' },
    }));
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.table('m_page')).toMatchObject([{ name: 'right' }]);
  });

  it('in a batch goes to the object that it is about', async () => {
    const media = ['5', '6', '7', '8'].map((id) => ({ id, media_product_type: 'FEED' }));
    const api = ({ path, params }: ScriptedRequest): Answer => {
      if (path === '1/media') {
        return params['fields']?.includes('insights') === true
          ? refusal('The Media Insights API does not support the x metric for this media product type', 100)
          : { json: { data: media } };
      }
      const values = [{ value: Number(path) }];
      const metric = { id: `${path}/insights/x/lifetime`, name: 'x', period: 'lifetime', values };
      return { json: { id: path, insights: { data: [metric] } } };
    };
    for (const items of [
      (answers: readonly unknown[]) => [...answers].reverse(),
      (answers: readonly unknown[]) => answers.slice(1),
      (answers: readonly unknown[]) => [answers[0], ...answers],
    ]) {
      const run = await runScripted(query('id,insights.metric(x)'), api, { items });
      expect([run.code, run.stderr]).toEqual([0, '']);
      expect(run.table('m_insights').map((row) => [row['parent_id'], row['value']])).toEqual([
        ['5', '5'],
        ['6', '6'],
        ['7', '7'],
        ['8', '8'],
      ]);
    }
  });

  it.each([
    ['a redirect with data', { status: 301, json: { data: [{ id: '5', odd: 1 }] } }],
    ['a redirect to a list', { status: 307, json: { data: [] }, headers: { location: 'https://x' } }],
  ] as readonly (readonly [string, Answer])[])('is not %s', async (_, answer) => {
    expectRefused(await runScripted(query('id,caption'), () => answer), /HTTP 30\d, a redirect/);
  });

  it('is no error where the error is null', async () => {
    const run = await runScripted(query('id,caption'), () => ({
      json: { data: [{ id: '5', caption: 'c' }], error: null },
    }));
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.table('m_media')).toMatchObject([{ id: '5', caption: 'c' }]);
  });
});

describe('a list that is read through the root', () => {
  const found = query('business_discovery.username(x){id,media{id}}', { path: '' });
  const page = (id: string, after?: string): object => ({
    data: [{ id }],
    ...(after !== undefined && { paging: { cursors: { after } } }),
  });
  const pages = (missing: number): ((request: ScriptedRequest) => Answer) => {
    let sent = 0;
    return ({ params }) => {
      sent += 1;
      if (sent === missing) {
        return { json: { id: '1' } };
      }
      const media = (params['fields'] ?? '').includes('after(') ? page('6') : page('5', 'A');
      return { json: { id: '1', business_discovery: { id: '2', media } } };
    };
  };

  it.each([1, 2])('does not end where answer %d lacks the object that has it', async (missing) => {
    const run = await runScripted(found, pages(missing));
    expect(run.code).toBe(0);
    expect(run.table('m_business_discovery_media').map(({ id }) => id)).toEqual(['5', '6']);
    expect(run.requests).toHaveLength(3);
  });

  it('ends where the object has no more of it', async () => {
    const run = await runScripted(found, ({ params }) => ({
      json: {
        id: '1',
        business_discovery: (params['fields'] ?? '').includes('after(')
          ? { id: '2' }
          : { id: '2', media: page('5', 'A') },
      },
    }));
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.requests).toHaveLength(2);
  });
});

describe('an object where only the name says that it is a list', () => {
  it.each([
    ['among other fields', 'id,text,media{id}', { id: '9', text: 't', media: { id: '5' } }, 'media_id'],
    ['alone', 'media', { id: '9', media: { id: '5', media_product_type: 'FEED' } }, 'media_product_type'],
    [
      'with an object in it',
      'id,media{owner{id}}',
      { id: '9', media: { owner: { id: '3' } } },
      'media_owner_id',
    ],
  ])('comes as columns of its node, %s', async (_, fields, json, column) => {
    const queries = [{ name: 'm', query: { path: '9', fields } }];
    const run = await runScripted({ queries }, () => ({ json }));
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(Object.keys(run.table('m_page')[0] ?? {}).join()).toContain(column);
  });

  it('comes in the nodes of a list of which the catalogue does not say what they are', async () => {
    const run = await runScripted(query('id,media,comments', { path: 'unheard_of' }), () => ({
      json: { data: [{ id: '9', media: { id: '5' }, comments: { data: [{ id: '7', text: 't' }] } }] },
    }));
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.table('m_unheard_of')).toMatchObject([{ id: '9', media_id: '5' }]);
    expect(run.table('m_comments')).toMatchObject([{ id: '7', parent_id: '9' }]);
  });

  it('is a list where a list comes, and an object may be a list', async () => {
    const queries = [{ name: 'm', query: { path: '9', fields: 'id,media{id},owner{id}' } }];
    const run = await runScripted({ queries }, () => ({
      json: { id: '9', media: { data: [{ id: '5' }] }, owner: { data: [{ id: '6' }] } },
    }));
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.table('m_media')).toMatchObject([{ id: '5', parent_id: '9' }]);
    expect(run.table('m_owner')).toMatchObject([{ id: '6', parent_id: '9' }]);
  });
});

describe('an error of the API', () => {
  it.each([
    ['a decimal', '0.25'],
    ['16 digits', '1784140358424454'],
    ['20 digits', '17841403584244541999'],
  ])('keeps its code though the body has a number with %s', async (_, number) => {
    const text = `{"error":{"message":"expired","share":${number},"code":190,"error_subcode":463}}`;
    const run = await runScripted({ ...query('id'), accounts: TWO }, () => ({ status: 400, text }));
    expect(run.stderr).toContain('[code 190/463]');
    expect(run.stderr).toContain('authorize the configuration again');
  });

  it('in one item of a batch, or a decimal in it, does not undo the batch', async () => {
    const media = ['5', '6', '7', '8'].map((id) => ({ id, media_product_type: 'FEED' }));
    const api = ({ path, params }: ScriptedRequest): Answer => {
      if (path === '1/media') {
        return params['fields']?.includes('insights') === true
          ? refusal(
              '(#100) The Media Insights API does not support the x metric for this media product type',
              100,
            )
          : { json: { data: media } };
      }
      const value = path === '7' ? '0.125' : '1';
      return {
        text: `{"id":"${path}","insights":{"data":[{"id":"${path}/insights/x/lifetime","name":"x","period":"lifetime","values":[{"value":${value}}]}]}}`,
      };
    };
    const run = await runScripted(query('id,insights.metric(x)'), api, {
      // The code of an item as a number of another form.
      items: (answers) => JSON.stringify(answers).replaceAll('"code":200', '"code":200.0'),
    });
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.table('m_insights').map(({ value }) => value)).toEqual(['1', '1', '0.125', '1']);
    // The page with the metric, the page without it, the first medium, and the others in one batch.
    expect(run.requests.filter(({ isBatchItem }) => !isBatchItem)).toHaveLength(3);
  });

  it.each([
    ['a list of null', [null, null, null, null]],
    ['a list of texts', ['x', 'y', 'z', 'w']],
    ['fewer answers', []],
    ['items without a body', [{ code: 200 }, { code: 200, body: null }, { body: '{}' }, {}]],
    ['items that are no JSON', Array(4).fill({ code: 200, body: '<html>' })],
    ['items with data null', Array(4).fill({ code: 200, body: '{"id":"5","insights":{"data":null}}' })],
    [
      'items with an error beside the id',
      Array(4).fill({ code: 200, body: '{"id":"5","error":{"code":1}}' }),
    ],
  ] as readonly (readonly [string, readonly unknown[]])[])(
    'that is a batch of %s is made good by single requests',
    async (_, list) => {
      const media = ['5', '6', '7', '8'].map((id) => ({ id, media_product_type: 'FEED' }));
      const api = ({ path, params }: ScriptedRequest): Answer =>
        path === '1/media'
          ? params['fields']?.includes('insights') === true
            ? refusal('The Media Insights API does not support the x metric for this media product type', 100)
            : { json: { data: media } }
          : {
              json: {
                id: path,
                insights: {
                  data: [{ id: `${path}/insights/x/l`, name: 'x', period: 'l', values: [{ value: 1 }] }],
                },
              },
            };
      const run = await runScripted(query('id,insights.metric(x)'), api, { items: () => list });
      expect([run.code, run.stderr]).toEqual([0, '']);
      expect(run.table('m_insights')).toHaveLength(4);
    },
  );

  it('with HTTP 429 or 503, HTML and Retry-After waits as it says', async () => {
    for (const [status, retryAfter] of [
      [429, '90'],
      [503, '90'],
      [429, 'Mon, 15 Jun 2026 10:01:30 GMT'],
    ] as const) {
      let tries = 0;
      const run = await runScripted(query('id,caption'), () => {
        tries += 1;
        return tries === 1
          ? { status, text: '<html>Busy</html>', headers: { 'retry-after': retryAfter } }
          : good;
      });
      expect(run.code).toBe(0);
      expect(run.stdout + run.stderr).toMatch(/in 90000 ms|waiting 9\d seconds/);
    }
  });

  it('that names a metric of one account is not held against another', async () => {
    const fields = 'insights.metric(reach,likes).period(day)';
    const run = await runScripted(
      { ...query(fields, { path: '', since: '2026-06-10' }), accounts: TWO },
      ({ path, params }) => {
        const metrics = (params['metric'] ?? '').split(',');
        return path.startsWith('1/') && metrics.includes('likes')
          ? refusal('The likes metric is no longer supported for the queried media', 100)
          : {
              json: {
                data: metrics.map((name) => ({
                  id: `${path}/${name}/day`,
                  name,
                  period: 'day',
                  values: [{ value: 1, end_time: '2026-06-12T07:00:00+0000' }],
                })),
              },
            };
      },
    );
    const rows = run.table('m_insights').map((row) => `${row['ex_account_id'] ?? ''} ${row['name'] ?? ''}`);
    expect(rows.sort()).toEqual(['1 reach', '2 likes', '2 reach']);
  });
});

describe('what the API refuses of single objects and fields', () => {
  const media = (objects: readonly object[], params: Readonly<Record<string, string>>): Answer => {
    const offset = Number(params['after'] ?? 0);
    const limit = Number(params['limit'] ?? 25);
    const data = objects.slice(offset, offset + limit);
    const after = String(offset + limit);
    return {
      json: {
        data,
        ...(offset + limit < objects.length && {
          paging: { next: `https://x?after=${after}`, cursors: { after } },
        }),
      },
    };
  };
  const insights = (id: string): object => ({
    data: [
      { id: `${id}/insights/reach/lifetime`, name: 'reach', period: 'lifetime', values: [{ value: 7 }] },
    ],
  });
  const objects = Array.from({ length: 30 }, (_, index) => ({ id: String(100 + index) }));

  it('is the insights of one medium, where only that one lacks the permission', async () => {
    const no = refusal('(#10) Application does not have permission for this action', 10);
    const run = await runScripted(query('id,insights.metric(reach)'), ({ path, params }) => {
      if (path !== '1/media') {
        return path === '117' ? no : { json: { id: path, insights: insights(path) } };
      }
      const page = media(objects, params);
      const ids = (page as { json: { data: { id: string }[] } }).json.data.map(({ id }) => id);
      if (params['fields']?.includes('insights') !== true) {
        return page;
      }
      return ids.includes('117')
        ? no
        : media(
            objects.map((object) => ({ ...object, insights: insights(object.id) })),
            params,
          );
    });
    expect(run.code).toBe(0);
    expect(run.table('m_media')).toHaveLength(30);
    expect(run.table('m_insights')).toHaveLength(29);
    expect(run.stderr).toMatch(/1 object without insights \(117\): \(#10\)/);
  });

  it('fails the account where no medium has the permission', async () => {
    const no = refusal('(#10) Application does not have permission for this action', 10);
    const run = await runScripted(query('id,insights.metric(reach)'), ({ path, params }) =>
      path === '1/media' && params['fields']?.includes('insights') !== true ? media(objects, params) : no,
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('(#10) Application does not have permission');
  });

  it('is a field that the nodes of an album do not have; all else comes', async () => {
    const run = await runScripted(query('id,caption,children{id,caption,media_url}'), ({ params }) => {
      const { fields = '' } = params;
      return /children\{[^}]*caption/.test(fields)
        ? refusal('(#100) Tried accessing nonexisting field (caption) on node type (ShadowIGMedia)', 100)
        : {
            json: {
              data: [
                { id: '5', caption: 'album', children: { data: [{ id: '6', media_url: 'https://x/6' }] } },
              ],
            },
          };
    });
    expect(run.code).toBe(0);
    expect(run.table('m_media')).toMatchObject([{ id: '5', caption: 'album' }]);
    expect(run.table('m_children')).toMatchObject([{ id: '6', media_url: 'https://x/6', caption: '' }]);
    expect(run.stderr).toMatch(
      /^WARNING: query 'm': skipped field 'children.caption': \(#100\) Tried[^\n]*\n$/,
    );
  });

  it('is remembered for the other accounts of the query', async () => {
    const run = await runScripted({ ...query('id,misspelt'), accounts: TWO }, ({ params }) =>
      params['fields']?.includes('misspelt') === true
        ? refusal('(#100) Tried accessing nonexisting field (misspelt) on node type (IGMedia)', 100)
        : { json: { data: [{ id: '5' }] } },
    );
    expect(run.code).toBe(0);
    expect(
      run.requests.filter(({ params }) => params['fields']?.includes('misspelt')).length,
    ).toBeLessThanOrEqual(2);
  });

  it('fails the query where nothing else was requested', async () => {
    const run = await runScripted(query('misspelt'), () =>
      refusal('(#100) Tried accessing nonexisting field (misspelt) on node type (IGMedia)', 100),
    );
    expectRefused(run, /nonexisting field \(misspelt\)/);
  });

  it('has a limit: where every object is skipped the query fails', async () => {
    const gone = (id: string): Answer =>
      refusal(`Unsupported get request. Object with ID '${id}' does not exist`, 100, { error_subcode: 33 });
    const run = await runScripted(query('id,caption', { limit: 4 }), ({ path, params }) =>
      path === '1/media' && params['fields'] === 'id' ? media(objects.slice(0, 8), params) : gone('100'),
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('None of its objects can be read: Unsupported get request');
  });

  it('is told in the words for people where the message says only "Invalid parameter"', async () => {
    const run = await runScripted(query('id'), () =>
      refusal('Invalid parameter', 100, {
        error_user_title: 'No such list',
        error_user_msg: 'Ask for another.',
      }),
    );
    expect(run.stderr).toContain('Invalid parameter: No such list: Ask for another.');
  });
});

describe('insights of unknown shapes', () => {
  it('become plain rows, never nothing', async () => {
    const metrics = [
      { id: '1/insights/a/day', name: 'a', period: 'day', value: 5 },
      { id: '1/insights/b/day', name: 'b', period: 'day', values: { x: 1 } },
      { id: '1/insights/c/day', name: 'c', period: 'day', total_value: { count: 3 } },
      { id: '1/insights/d/day', name: 'd', period: 'day' },
    ];
    const run = await runScripted(
      query('insights.metric(a,b,c,d)', { path: '', since: '2026-06-10' }),
      () => ({
        json: { data: metrics },
      }),
    );
    expect(run.code).toBe(0);
    expect(run.table('m_insights')).toMatchObject([
      { name: 'a', value: '5' },
      { name: 'b', values_x: '1' },
      { name: 'c', total_value_count: '3' },
    ]);
  });

  it('are one row where a metric has its value in two places', async () => {
    const run = await runScripted(query('id,insights.metric(navigation)'), () => ({
      json: {
        data: [
          {
            id: '5',
            insights: {
              data: [
                {
                  id: '5/insights/navigation/lifetime',
                  name: 'navigation',
                  period: 'lifetime',
                  values: [{ value: 9 }],
                  total_value: { value: 9 },
                },
              ],
            },
          },
        ],
      },
    }));
    expect([run.code, run.stderr]).toEqual([
      0,
      "WARNING: query 'm': only stories have the metric 'navigation': request it with the path 'stories'\n",
    ]);
    expect(run.table('m_insights')).toMatchObject([{ value: '9' }]);
  });
});

describe('totals whose answer does not tell their window', () => {
  it('are of the last 24 hours, so that the next run does not overwrite them', async () => {
    const total = { id: '1/insights/views/day', name: 'views', period: 'day', total_value: { value: 7 } };
    const run = await runScripted(
      query('insights.metric(views).period(day).metric_type(total_value)', { path: '' }),
      () => ({ json: { data: [total] } }),
    );
    expect(run.table('m_insights')).toMatchObject([
      { value: '7', date_start: '2026-06-14T10:00:00+0000', date_stop: '2026-06-15T10:00:00+0000' },
    ]);
  });
});

describe('metrics that the API leaves out without an error', () => {
  const metric = (id: string, name: string, values: readonly object[] = [{ value: 1 }]): object => ({
    id: `${id}/insights/${name}/lifetime`,
    name,
    period: 'lifetime',
    values,
  });
  const ofAccount = query('insights.metric(reach,a,b).period(lifetime)', { path: '' });

  it('are told once for all accounts, and stand in the report', async () => {
    const run = await runScripted({ ...ofAccount, accounts: TWO, report: true }, ({ path }) => ({
      json: { data: [metric(path, 'reach')] },
    }));
    expect([run.code, run.stderr]).toEqual([
      0,
      "WARNING: query 'm': skipped metric 'a', metric 'b': left out of the API's answers without a reason: 2 accounts\n",
    ]);
    expect(run.table('run_report')).toMatchObject([
      { account: '1', metrics_left_out: 'a, b' },
      { account: '2', metrics_left_out: 'a, b' },
    ]);
  });

  it('are told of media where none of them has the metric, and not where one has', async () => {
    const run = await runScripted(query('id,insights.metric(reach,a,b)'), () => ({
      json: {
        data: [
          { id: '5', insights: { data: [metric('5', 'reach'), metric('5', 'a')] } },
          { id: '6', insights: { data: [metric('6', 'reach')] } },
          { id: '7' },
        ],
      },
    }));
    expect([run.code, run.stderr]).toEqual([
      0,
      "WARNING: query 'm': skipped metric 'b': left out of the API's answers without a reason\n",
    ]);
  });

  it.each([
    ['nothing comes', [], 'reach, a, b'],
    ['they come without values', ['a', 'b'].map((name) => metric('1', name, [])), 'a, b'],
    ['they come with nothing but a name', ['a', 'b'].map((name) => ({ name })), 'a, b'],
  ])('are without data where %s', async (_, more, names) => {
    const data = more.length === 0 ? [] : [metric('1', 'reach'), ...more];
    const run = await runScripted({ ...ofAccount, report: true }, () => ({ json: { data } }));
    expect([run.code, run.stderr]).toEqual([
      0,
      `WARNING: query 'm': The API has no data for ${names}: it answered without a value\n`,
    ]);
    expect(run.table('run_report')).toMatchObject([{ metrics_left_out: names }]);
  });

  it('are not the only thing that may not come: comments may, though they are counted, and whole lists', async () => {
    const answered = (data: readonly object[]): ReturnType<typeof runScripted> =>
      runScripted({ ...query('id,comments_count,comments{id}'), report: true }, () => ({ json: { data } }));
    const counted = await answered([
      { id: '5', comments_count: 8 },
      { id: '6', comments_count: 0 },
    ]);
    const why =
      '1 object without its comments (5): its comments_count says that there are some; the API gives them with the permission instagram_manage_comments';
    expect([counted.code, counted.stderr]).toEqual([0, `WARNING: query 'm': ${why}\n`]);
    const nothing = await answered([]);
    expect([nothing.code, nothing.stderr]).toEqual([0, '']);
    expect(nothing.stdout).toContain("query 'm': nothing came: the answers of the API are empty");
    expect(nothing.table('run_report')).toMatchObject([
      { reasons: 'nothing came: the answers of the API are empty' },
    ]);
  });

  it('are not told of a second time where the API said why they do not come', async () => {
    const run = await runScripted(ofAccount, ({ params }) => {
      const names = (params['metric'] ?? '').split(',');
      if (names.includes('b')) {
        return refusal('metric[2] must be one of the following values: reach, a', 100);
      }
      return names.includes('a')
        ? refusal('Not enough users', 100, { error_subcode: 2874010 })
        : { json: { data: [metric('1', 'reach')] } };
    });
    expect([run.code, run.stderr.split('\n')]).toEqual([
      0,
      [
        "WARNING: query 'm': skipped metric 'b': metric[2] must be one of the following values: reach, a",
        "WARNING: query 'm': The API has no data for a: Not enough users",
        '',
      ],
    ]);
  });
});

describe('a list of the accounts of the token that may lack some', () => {
  const page = { id: '10', instagram_business_account: { id: '1' } };
  it.each([
    [
      'is read again where it began',
      { data: [page], paging: { next: 'https://x', cursors: { after: 'A' } } },
      'The pages of /me/accounts form a loop',
    ],
    [
      'has a page with half of an account',
      { data: [page, { id: '11', instagram_business_account: {} }] },
      "the 'instagram_business_account' of one of its objects has no 'id'",
    ],
  ])('ends the run where it %s', async (_, json, why) => {
    const run = await runScripted({ ...query('id'), accounts: 'all' }, ({ path }) =>
      path === 'me/accounts' ? { json } : { json: { data: [] } },
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`Cannot look up the accounts: `);
    expect(run.stderr).toContain(why);
    expect(run.out).toEqual({});
  });
});

describe('secrets in answers', () => {
  it('are not written, however they are echoed', async () => {
    const page = `EAAG${'xY7'.repeat(30)}`;
    const run = await runScripted(query('id,caption,link,raw'), () => ({
      json: {
        data: [
          {
            id: '5',
            caption: `see ${page}`,
            link: 'https://graph.facebook.com/v25.0/1/media?access_token=PAGE-TOKEN&limit=1',
            raw: [{ url: 'x?appsecret_proof=0123456789abcdef', text: '{"access_token":"PAGE-TOKEN"}' }],
            access_token: 'PAGE-TOKEN',
          },
        ],
      },
    }));
    expect(run.code).toBe(0);
    expect(JSON.stringify(run)).not.toMatch(/PAGE-TOKEN"?[,}]*"}\]|0123456789abcdef/);
    const { requests: _, ...written } = run;
    expect(JSON.stringify(written.out)).not.toMatch(/PAGE-TOKEN|0123456789abcdef|xY7xY7/);
    expect(run.table('m_media')[0]).not.toHaveProperty('access_token');
  });
});

describe('a list that nobody asked for', () => {
  const replaced = {
    queries: [{ name: 'm', incremental: false, query: { path: 'media', fields: '', ids: '' } }],
    accounts: TWO,
  };
  const odd = { json: { data: [{ id: '5', odd: { data: [{ id: '6' }] } }] } };

  it('is replaced where the query replaces its tables', async () => {
    const run = await runScripted(replaced, () => odd);
    expect(run.out['tables/m_odd.csv.manifest']).toContain('"incremental": false');
  });

  it('is not written then where an account is missing, of which it may have had rows', async () => {
    const run = await runScripted({ ...replaced, 'on-error': 'continue' }, ({ path }) =>
      path.startsWith('1/') ? odd : refusal('No permission', 200),
    );
    expect(Object.keys(run.out)).not.toContain('tables/m_odd.csv');
    expect(run.stderr).toContain("Table 'm_odd' was not written: it would replace the table in Storage");
  });

  it.each(['accounts', 'Accounts', 'run_report'])('never overwrites the table %s of ours', async (edge) => {
    const run = await runScripted({ ...query('id,caption'), report: true }, () => ({
      json: { data: [{ id: '5', caption: 'c', [edge]: { data: [{ id: '6', odd: 'x' }] } }] },
    }));
    expect(run.code).toBe(0);
    expect(run.table('accounts')).toMatchObject([{ id: '1', name: 'One' }]);
    expect(run.table('run_report')).toMatchObject([{ query: 'm' }]);
    expect(JSON.stringify(run.out)).toContain('odd');
  });
});
