import { pathAt } from '../../tests/support/defaults';
import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { parseTable } from '../../tests/support/folders';
import { notedTransport } from '../../tests/support/notedTransport';
import { runAction } from '../../tests/support/runAction';
import { runInProcess } from '../../tests/support/runInProcess';
import { templates } from '../templates';

const ACCOUNTS = {
  '17841400000000001': { id: '17841400000000001', name: 'One' },
  '17841400000000002': { id: '17841400000000002', name: 'Two' },
};
const MEDIA = { id: 1, name: 'media', query: { path: 'media', fields: 'id', ids: '' } };
const TAGS = { id: 'two', name: 'tags', query: { path: 'tags', fields: 'id', ids: '' } };
interface Answer {
  message: string;
  type: string;
  tables: { name: string; columns: string[]; rows: string[][] }[];
  request: string;
  plan: { tables: { name: string }[]; requests: number; warnings: string[]; rewrittenFields?: string };
}
const answerOf = async (action: string, parameters: object, world: object = {}): Promise<Answer> => {
  const { answer, stderr } = await runAction(action, parameters, world);
  expect(stderr).toBe('');
  return answer as Answer;
};

describe.each(['validateQuery', 'tryQuery'])('%s', (action) => {
  it.each([
    ['the only one, disabled or not', { queries: [{ ...MEDIA, disabled: true }] }, 'media'],
    ['the first that is not disabled', { queries: [{ ...MEDIA, disabled: true }, TAGS] }, 'tags'],
    ['the one of an id', { queries: [MEDIA, TAGS], 'query-id': 'two' }, 'tags'],
    ['the one of an id that is a number', { queries: [TAGS, MEDIA], 'query-id': '1' }, 'media'],
    ['the one of a name', { queries: [MEDIA, TAGS], 'query-id': 'tags' }, 'tags'],
    ['that of the row', { ...TAGS, queries: [MEDIA] }, 'tags'],
    ['that of the row alone', { name: 'tags', query: { path: 'tags', fields: 'id' } }, 'tags'],
    [
      'that of the row whose lists were merged by index',
      {
        accounts: ['17841400000000001', '17841400000000002'],
        ...TAGS,
        scope: 'chosen',
        'chosen-accounts': ['17841400000000002'],
      },
      'tags',
    ],
    [
      'one beside another that is wrong',
      { queries: [{ name: 5, disabled: 'no' }, TAGS], 'query-id': 'two' },
      'tags',
    ],
  ])('takes %s', async (_, parameters, table) => {
    const { plan } = await answerOf(action, { accounts: ACCOUNTS, ...parameters });
    expect(plan.tables.map(({ name }) => name)).toEqual([table]);
  });

  it.each([
    [{}, 'There is no query yet: begin with a template'],
    [{ queries: 'x' }, 'There is no query yet'],
    [{ queries: [null, 5] }, 'There is no query yet'],
    [{ queries: [MEDIA], 'query-id': 'other\n' }, "There is no query with the id or the name 'other?'"],
    [{ query: 'x', queries: [] }, 'parameters.query must be an object: now "x"'],
    [{ query: null, queries: [] }, 'There is no query yet'],
    [{ query: { path: 5 } }, 'parameters.query.path must be text: now 5'],
    [{ query: { path: '../../me' } }, 'leads out of the account'],
    [{ query: { fields: 'id}' } }, 'Cannot read the fields of query'],
    [{ query: { since: 'soon' } }, "in 'since'"],
    [{ scope: 'chosen', query: {} }, "parameters has no 'chosen-accounts'"],
    [{ scope: 'chosen', 'chosen-accounts': [], query: {} }, 'parameters.chosen-accounts must not be empty'],
    [{ scope: 'some', query: {} }, "parameters.scope must be one of 'all', 'chosen', 'none'"],
    [
      { accounts: { __proto__: null, constructor: 5 }, query: {} },
      'parameters.accounts.constructor must be an object',
    ],
  ])('refuses %j in one document of nothing but stderr', async (parameters, message) => {
    const { code, stdout, stderr } = await runAction(action, parameters);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
  });

  it('shows where the mistake is', async () => {
    const { stderr } = await runAction(action, {
      accounts: ACCOUNTS,
      query: { path: 'media', fields: 'id,\n  a{b' },
    });
    expect(stderr).toMatch(/2 \| {3}a\{b\n +\^\n.*line 2, column 6/);
  });

  it.each(templates.map(({ id, query }) => [id, query.fields] as const))(
    'takes the template %s',
    async (template, fields) => {
      const { answer } = await runAction('applyTemplate', { template });
      // What a user has to replace in two of them.
      const filled = JSON.stringify((answer as { parameters: object }).parameters)
        .replace('USERNAME', 'alpine.coffee')
        .replace('HASHTAG', 'coffee');
      const parameters = JSON.parse(filled) as { name: string };
      const world = { accounts: 1, media: 3, followers: [12_000], strict: true };
      const { plan, type } = await answerOf(action, { accounts: 'all', ...parameters }, world);
      // What costs a request for each post is said; nothing else is.
      const addOns = fields.match(/poll_attachment|prompt_response/g) ?? [];
      expect(plan.warnings).toEqual(
        addOns.map(
          (addOn) =>
            `query 'polls': '${addOn}' is requested of each post by itself: one call for each, which travel 50 together and count one by one`,
        ),
      );
      expect(plan.tables.length).toBeGreaterThan(0);
      expect(type).toBe(action === 'tryQuery' ? 'table' : addOns.length > 0 ? 'warning' : 'success');
    },
  );
});

describe('validateQuery', () => {
  it('sends no request', async () => {
    const { code } = await runAction('validateQuery', { accounts: 'all', ...MEDIA }, { tokens: {} });
    expect(code).toBe(0);
  });

  it('counts the requests of all accounts and windows', async () => {
    const query = {
      path: '',
      fields: 'id,insights.metric(reach).period(day)',
      since: '59 days ago',
      until: 'today',
    };
    const { plan, message } = await answerOf('validateQuery', { accounts: ACCOUNTS, query });
    expect(plan.requests).toBe(6);
    expect(message).toContain('6 requests for 2 accounts at least');
  });

  it.each([
    ['insights.metric(impressions,reach)', 'insights.metric(views,reach)'],
    ['id,insights.metric(reach, engagement ,saved)', 'id,insights.metric(reach,total_interactions,saved)'],
    [
      'insights.since(30 days ago).metric(engagement,total_interactions)',
      'insights.since(30 days ago).metric(total_interactions)',
    ],
    ['id,insights.metric(exits)', 'id,insights.metric(navigation).breakdown(story_navigation_action_type)'],
    ['id,insights.metric(email_contacts)', undefined],
    ['children{insights.metric(plays)}', 'children{insights.metric(views)}'],
    ['insights.metric(saved,reach)', undefined],
    ['insights', undefined],
  ])('rewrites the fields %s of media', async (fields, expected) => {
    const { plan } = await answerOf('validateQuery', { query: { path: 'media', fields } });
    expect(plan.rewrittenFields).toBe(expected);
  });

  it('refuses a query that would write a table of the component', async () => {
    const { stderr } = await runAction('validateQuery', { name: 'accounts', query: { path: 'accounts' } });
    expect(stderr).toContain("Cannot write the table 'accounts' for query 'accounts'");
  });

  it('says that nothing of the range exists any more', async () => {
    const query = { fields: 'insights.metric(reach)', since: '2019-01-01', until: '2019-02-01' };
    expect((await runAction('validateQuery', { query })).stderr).toContain('choose a later range');
  });
});

describe('tryQuery', () => {
  it('reads one page, of one account, and no further', async () => {
    const { tables, request } = await answerOf('tryQuery', { accounts: ACCOUNTS, ...MEDIA }, { media: 60 });
    expect(request).toBe('GET /17841400000000001/media?limit=20&fields=id');
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows).toHaveLength(20);
    expect(tables[0]?.rows.every((row) => row.length === tables[0]?.columns.length)).toBe(true);
  });

  it('gives the rows that a run writes', async () => {
    const fields = 'id,caption,comments{text},insights.metric(reach,views)';
    const parameters = { accounts: ['17841400000000001'], name: 'm', query: { path: 'media', fields } };
    const world = { accounts: 1, media: 4, commentsPerMedia: [0, 4] as const };
    const { tables } = await answerOf('tryQuery', parameters, world);
    const { out } = await runInProcess(parameters, { transport: emulatedTransport(world) });
    expect(tables.map(({ name }) => name)).toEqual(['m_media', 'm_comments', 'm_insights']);
    for (const { name, columns, rows } of tables) {
      const written = parseTable(out[`tables/${name}.csv`] ?? '').map((row) => Object.values(row));
      expect(out[`tables/${name}.csv`]?.split('\n')[0]).toBe(columns.join(','));
      expect(rows).toEqual(written.slice(0, 20));
    }
  });

  it('tells what the API did not give', async () => {
    const { message, plan } = await answerOf('tryQuery', {
      accounts: ACCOUNTS,
      query: { path: 'media', fields: 'id,misspelt' },
    });
    expect(plan.warnings.join()).toContain("skipped field 'misspelt'");
    expect(message).toContain('misspelt');
  });

  it('keeps hostile text inside its cell', async () => {
    const add = { caption: 'a | b\n| c | `x` <b>_y_</b>' };
    const faults = [{ when: { path: '/media$', times: 0 }, do: { rows: { which: 0, add } } }];
    const { message } = await answerOf(
      'tryQuery',
      { accounts: ACCOUNTS, query: { path: 'media', fields: 'id,caption' } },
      { media: 1, faults },
    );
    expect(message).toContain('| a \\| b \\| c \\| \\`x\\` \\<b\\>\\_y\\_\\</b\\> |');
  });

  it('leaves nothing in the data folder', async () => {
    const { out } = await runAction('tryQuery', { accounts: ACCOUNTS, ...MEDIA });
    expect(out).toEqual({});
  });
});

describe('what validateQuery refuses', () => {
  const validated = async (query: object): Promise<unknown> =>
    answerOf('validateQuery', { accounts: ACCOUNTS, query });

  it('is what the API must refuse, though a run would send it', async () => {
    expect(await validated({ path: 'insights', ids: '' })).toMatchObject({
      type: 'error',
      message:
        "**The API must refuse the query.**\n\n- query 'query': insights require a metric, such as metric(reach)",
      plan: { refusals: ["query 'query': insights require a metric, such as metric(reach)"] },
    });
  });

  it('is no path that can be understood', async () => {
    const path = 'https://graph.facebook.com/v21.0/178/media';
    expect(await validated({ path, fields: 'id' })).toMatchObject({
      type: 'warning',
      message: expect.stringContaining('**The query is run with another path than it has.**') as unknown,
      plan: { readAs: '178/media' },
    });
  });
});

describe('the message of a plan', () => {
  const messageOf = async (parameters: object): Promise<string[]> => {
    const { message } = await answerOf('validateQuery', { accounts: ACCOUNTS, ...parameters });
    return message.split('\n\n');
  };

  it('has the requests and the tables with key and columns', async () => {
    expect(await messageOf({ accounts: ['1'], ...MEDIA })).toEqual([
      '**The query can be run.** It sends 1 request at least; a list takes one more for each further page.',
      '| table | primary key | columns |\n| --- | --- | --- |\n| media | id, parent_id | id, ex_account_id, fb_graph_node, parent_id |',
    ]);
  });

  it.each([
    [{ since: '2026-06-01', until: '2026-06-10' }, 'It reads from 2026-06-01 to 2026-06-10.'],
    [{ since: '2026-04-01', until: '2026-06-10' }, 'It reads from 2026-04-01 to 2026-06-10, in 3 windows.'],
    [{ until: '2026-06-10' }, 'It reads from the beginning to 2026-06-10.'],
  ])('has the range %j', async (range, line) => {
    const query = { path: 'media', fields: 'id', ids: '', ...range };
    const insights = { path: '', fields: 'insights.metric(reach).period(day)', ids: '', ...range };
    const plans = await Promise.all([query, insights].map((one) => messageOf({ query: one })));
    expect(plans.flat()).toContain(line);
  });

  it('warns in a list, and gives the fields with the names of today', async () => {
    const query = { path: 'media', fields: 'id,insights.metric(plays)' };
    const { type, message } = await answerOf('validateQuery', { accounts: ACCOUNTS, query });
    expect(type).toBe('warning');
    const parts = message.split('\n\n');
    expect(parts.filter((part) => part.startsWith('- '))).toHaveLength(1);
    expect(parts.slice(-2)).toEqual([
      "The fields with today's names:",
      '```\nid,insights.metric(views)\n```',
    ]);
  });

  it.each([
    [{ query: { ids: '17841400000000001' } }, ''],
    [{ query: { ids: '1,2,3' } }, ' for 3 accounts'],
    [{ scope: 'none', query: { path: 'me' } }, ''],
    [{ query: {} }, ' for 2 accounts'],
  ])('counts the accounts of %j', async ({ query, ...others }, forWhom) => {
    const [first] = await messageOf({ ...others, query: { path: 'media', fields: 'id', ...query } });
    expect(first).toMatch(
      new RegExp(`^\\*\\*The query can be run\\.\\*\\* It sends \\d requests?${forWhom} at least`),
    );
  });
});

describe('the message of a preview', () => {
  it('has the tables with their rows, and says where there are none', async () => {
    const query = { path: 'media', fields: 'id,comments{id}', ids: '' };
    const world = { media: 1, commentsPerMedia: [0, 0] as const };
    const { message, tables } = await answerOf('tryQuery', { accounts: ACCOUNTS, name: 'm', query }, world);
    const [row] = tables[0]?.rows ?? [];
    expect(message.split('\n\n')).toEqual([
      '**m_media** (1 row)',
      `| id | ex_account_id | fb_graph_node | parent_id |\n| --- | --- | --- | --- |\n| ${row?.join(' | ') ?? ''} |`,
      '**m_comments**: no rows',
    ]);
  });

  it('asks for an account of the token where none is chosen, and for none where the query needs none', async () => {
    const tried = await answerOf('tryQuery', { accounts: 'all', ...MEDIA }, { accounts: 2 });
    expect(tried.request).toMatch(/^GET \/1784140000000000[12]\/media/);
    const ofNone = { scope: 'none', query: { path: 'me', fields: 'id' } };
    expect((await answerOf('tryQuery', { accounts: 'all', ...ofNone })).request).toBe('GET /me?fields=id');
  });

  it('sends the requests of the query and no other, a line for each', async () => {
    const query = { path: '', fields: 'id,insights.metric(reach).period(day)', ids: '' };
    const { tables, request } = await answerOf('tryQuery', { accounts: ACCOUNTS, name: 'q', query });
    expect(request.split('\n').map((line) => line.replace(/\?.*/, ''))).toEqual([
      'GET /17841400000000001',
      'GET /17841400000000001/insights',
    ]);
    expect(tables.length).toBeGreaterThan(0);
  });

  it('does not look up accounts that it has, or does not need', async () => {
    const transport = notedTransport(emulatedTransport({ media: 1 }));
    const ofNone = { name: 'me', scope: 'none', query: { path: 'me', fields: 'id' } };
    await runInProcess({ accounts: ACCOUNTS, ...MEDIA }, { action: 'tryQuery', transport });
    await runInProcess({ accounts: 'all', ...ofNone }, { action: 'tryQuery', transport });
    expect(transport.paths).toEqual([pathAt('17841400000000001/media'), pathAt('me')]);
  });

  it('says what cannot be tried when the API refuses', async () => {
    const no = { error: { message: 'No', code: 100 } };
    const faults = [{ when: { path: '/media$', times: 0 }, do: no }];
    const { stderr } = await runAction('tryQuery', { accounts: ACCOUNTS, ...MEDIA }, { faults });
    expect(stderr).toMatch(/^Cannot try query 'media': No/);
  });
});

describe('templates', () => {
  it('lists every template with what a person wants to read before choosing it', async () => {
    const { answer } = await runAction('templates', {});
    expect(answer).toEqual(
      templates.map(({ id, title, description, schedule, query }) => ({
        value: id,
        label: title,
        description,
        schedule,
        query,
      })),
    );
  });
});

describe('templates of a row whose template is no longer offered', () => {
  it('lists that one too, as the last', async () => {
    const { answer } = await runAction('templates', { template: 'media' });
    expect((answer as readonly { value: string }[]).map(({ value }) => value)).toEqual([
      ...templates.map(({ id }) => id),
      'media',
    ]);
  });
});

describe('applyTemplate', () => {
  it.each([[undefined], [null], [5], ['']])('asks for a template when it is %j', async (template) => {
    const { code, stderr } = await runAction('applyTemplate', { template });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^No template is chosen: 'template' must be one of 'page-info'/);
  });

  it.each([
    ['business-discovery', { username: '@blue.harbor' }, 'business_discovery.username(blue.harbor)'],
    ['hashtag-top-media', { hashtag: 'tea' }, 'top_media?q=tea'],
  ])('puts what was entered into the query of %s', async (template, entered, expected) => {
    const { answer } = await runAction('applyTemplate', { template, ...entered });
    expect(JSON.stringify(answer)).toContain(expected);
    expect(JSON.stringify(answer)).not.toContain(' Enter ');
  });

  it('names the templates that there are where it is another', async () => {
    const { stderr } = await runAction('applyTemplate', { template: 'page' });
    expect(stderr).toMatch(/^There is no such template: the templates are 'page-info', '/);
  });

  it.each(templates)(
    'gives the row of $id, with what it is, when to run it, its request, and what is to be entered',
    async (template) => {
      const { answer } = await runAction('applyTemplate', { template: template.id });
      const { name, ...query } = template.query;
      const { placeholder, title, description, schedule } = template;
      const enter = placeholder === undefined ? '' : ` Enter ${placeholder.meaning}.`;
      const shown = `\`\`\`\nendpoint: ${query.path || '(the account itself)'}\nfields: ${query.fields}\n\`\`\``;
      expect(answer).toEqual({
        status: 'success',
        type: 'success',
        message: `**${title}.** ${description} Run it: ${schedule}.${enter}\n\n${shown}`,
        parameters: {
          name,
          scope: 'all',
          ...(placeholder && { [placeholder.key]: '' }),
          query,
        },
      });
    },
  );
});
