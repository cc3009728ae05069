import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { createEmulator } from './createEmulator';
import type { EmulatorOptions } from '../options';

const ROOT = 'http://127.0.0.1:1';
const ACCOUNT = '17841400000000001';

interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Record<string, unknown> & {
    data?: { id: string; [name: string]: unknown }[];
    paging?: { next?: string; previous?: string; cursors?: { before: string; after: string } };
    error?: { message: string; code: number; error_subcode?: number };
  };
}

function client(options: EmulatorOptions = {}): (path: string, params?: Record<string, string>) => Answer {
  const emulator = createEmulator({ accounts: 2, media: 12, ...options });
  return (path, params = {}) => {
    const url = path.startsWith('http')
      ? path
      : `${ROOT}/v25.0/${path}?${new URLSearchParams(params).toString()}`;
    const answer = emulator.handle({ method: 'GET', url, headers: { authorization: 'Bearer DEMO' } });
    return { ...answer, body: JSON.parse(answer.body) as Answer['body'] };
  };
}

function allIds(get: ReturnType<typeof client>, path: string, params: Record<string, string>): string[] {
  const ids: string[] = [];
  for (let url: string | undefined = ''; url !== undefined;) {
    const { body }: Answer = url === '' ? get(path, params) : get(url);
    ids.push(...(body.data ?? []).map((one) => one.id));
    url = body.paging?.next;
  }
  return ids;
}

describe('createEmulator', () => {
  it('reaches every media and comment exactly once by pages of any size', () => {
    const get = client({ media: 40, commentsPerMedia: [30, 30] });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (limit) => {
        const media = allIds(get, `${ACCOUNT}/media`, { limit: String(limit) });
        expect(new Set(media).size).toBe(40);
        expect(media).toHaveLength(40);
        const comments = allIds(get, `${media[3]!}/comments`, { limit: String(limit) });
        expect(new Set(comments).size).toBe(30);
        expect(comments).toHaveLength(30);
      }),
      { numRuns: 20 },
    );
  });

  it('answers the same with the same seed and something else with another', () => {
    const ask = (seed: number): Answer =>
      client({ seed })(`${ACCOUNT}/media`, { fields: 'caption,like_count,insights.metric(reach)' });
    expect(ask(1)).toEqual(ask(1));
    expect(ask(1).body).not.toEqual(ask(2).body);
  });

  it('expands fields of any depth, with aliases, limits and summaries', () => {
    const get = client({ aliases: 'allowed', commentsPerMedia: [4, 4], repliesPerComment: [2, 2] });
    const { body } = get(`${ACCOUNT}/media`, {
      limit: '1',
      fields: 'id , comments.limit(3).as(talk).summary(true) { text, replies.limit(1){ from{username} } }',
    });
    const [media] = body.data ?? [];
    expect(media).toMatchObject({
      talk: {
        data: [{ replies: { data: [{ from: { username: expect.any(String) as string } }] } }, {}, {}],
        paging: { next: expect.stringContaining(`/v25.0/${media!.id}/comments?`) as string },
        summary: { total_count: 4 },
      },
    });
    expect(JSON.stringify(media)).not.toContain('.as(');
  });

  it('leaves out what has no value, and an edge without rows', () => {
    const { body } = client({ media: 40, commentsPerMedia: [0, 1] })(`${ACCOUNT}/media`, {
      limit: '40',
      fields: 'id,caption,thumbnail_url,media_type,comments',
    });
    const media = body.data ?? [];
    expect(media.some((one) => !('caption' in one))).toBe(true);
    expect(media.some((one) => !('comments' in one))).toBe(true);
    expect(media.filter((one) => 'thumbnail_url' in one).every((one) => one['media_type'] === 'VIDEO')).toBe(
      true,
    );
  });

  it('pages windows of account insights for ever, as docs/graph-api.md §2.3 has them', () => {
    const get = client({ now: '2026-04-21T09:13:19Z' });
    const { body } = get(`${ACCOUNT}/insights`, {
      metric: 'reach',
      period: 'day',
      since: '2026-04-14',
      until: '2026-04-21',
      limit: '25',
    });
    const [reach] = body.data ?? [];
    expect(reach).toMatchObject({ id: `${ACCOUNT}/insights/reach/day` });
    expect((reach?.['values'] as { end_time: string }[]).map((one) => one.end_time)).toEqual(
      ['14', '15', '16', '17', '18', '19', '20'].map((day) => `2026-04-${day}T07:00:00+0000`),
    );
    expect(body.paging?.previous).toContain('since=1775519999&until=1776124799');
    expect(body.paging?.next).toContain('since=1776729601&until=1777334401');
    expect(body.paging?.next).not.toContain('limit');
    const open = get(`${ACCOUNT}/insights`, { metric: 'reach', period: 'day', since: '1776729601' });
    expect(open.body.paging?.previous).toContain('since=1776643200&until=1776729600');
    expect(open.body.paging?.next).toContain('since=1776762799&until=1776849199');
  });

  it('ends daily buckets at eight in winter', () => {
    const { body } = client({ now: '2026-02-01T12:00:00Z' })(`${ACCOUNT}/insights`, {
      metric: 'reach',
      period: 'day',
      since: '2026-01-30',
      until: '2026-02-01',
    });
    expect(JSON.stringify(body.data)).toContain('2026-01-30T08:00:00+0000');
  });

  it.each([
    [
      { metric: 'likes', period: 'day' },
      400,
      '(#100) The following metrics (likes) should be specified with parameter metric_type=total_value',
    ],
    [
      { metric: 'reach,nonsense', period: 'day' },
      400,
      '(#100) metric[1] must be one of the following values: reach, follower_count',
    ],
    [
      { metric: 'follower_count', period: 'day', metric_type: 'total_value' },
      400,
      '(#100) The following metric (follower_count) is incompatible with the metric type (total_value)',
    ],
    [
      { metric: 'reach', since: '2026-05-01', until: '2026-05-31' },
      400,
      '(#100) There cannot be more than 30 days (2592000 s) between since and until',
    ],
    [{ metric: 'reach', since: '2020-05-01', until: '2020-05-02' }, 400, '(#100) since param is not valid'],
    [
      { metric: 'accounts_engaged', metric_type: 'total_value', breakdown: 'country' },
      500,
      'An unknown error has occurred.',
    ],
    [{}, 400, 'Invalid query'],
  ])('refuses insights %j as the API does', (params, status, message) => {
    const answer = client()(`${ACCOUNT}/insights`, params);
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message).toContain(message);
  });

  it('gives shares that add up to the total, and no group of too few people', () => {
    const get = client({ followers: [12_000, 80] });
    const people = {
      metric: 'follower_demographics',
      period: 'lifetime',
      metric_type: 'total_value',
      breakdown: 'age,gender',
    };
    const { body } = get(`${ACCOUNT}/insights`, people);
    const [metric] = body.data ?? [];
    const total = metric?.['total_value'] as { breakdowns: [{ results: { value: number }[] }] };
    expect(total.breakdowns[0].results.reduce((sum, one) => sum + one.value, 0)).toBe(12_000);
    expect(get('17841400000000002/insights', people).body.error).toMatchObject({
      message: 'Not enough users',
      error_subcode: 2874010,
    });
  });

  it('refuses who may not ask, in the order of the API', () => {
    const secret = { appSecret: 'app', requireProof: true };
    const emulator = createEmulator({ ...secret, tokens: { DEMO: { accounts: [0] } } });
    const ask = (path: string, headers: Record<string, string>): { status: number; message: string } => {
      const answer = emulator.handle({ method: 'GET', url: `${ROOT}/v25.0/${path}`, headers });
      return {
        status: answer.status,
        message: (JSON.parse(answer.body) as Answer['body']).error?.message ?? '',
      };
    };
    const proof = createHmac('sha256', 'app').update('DEMO').digest('hex');
    expect(ask(ACCOUNT, {}).message).toContain('An active access token must be used');
    expect(ask(ACCOUNT, { authorization: 'Bearer NO' }).message).toContain('Invalid OAuth access token');
    expect(ask(ACCOUNT, { authorization: 'OAuth DEMO' }).message).toContain('require an appsecret_proof');
    expect(ask(`${ACCOUNT}?appsecret_proof=1`, { authorization: 'OAuth DEMO' }).message).toContain(
      'Invalid appsecret_proof',
    );
    expect(ask(`${ACCOUNT}?appsecret_proof=${proof}`, { authorization: 'OAuth DEMO' }).status).toBe(200);
    expect(
      ask(`17841400000000002?appsecret_proof=${proof}`, { authorization: 'OAuth DEMO' }).message,
    ).toContain('Unsupported get request');
  });

  it('answers ids as gone, unknown edges and fields by their kind, and broken fields with a position', () => {
    const get = client();
    expect(get('', { ids: ACCOUNT })).toMatchObject({ status: 500, body: { error: { code: 100 } } });
    expect(get(`${ACCOUNT}/feed`).body.error?.message).toBe(
      '(#100) Tried accessing nonexisting field (feed)',
    );
    expect(get(`${ACCOUNT}/navigation`).body.error?.message).toBe('Unknown path components: /navigation');
    expect(get(`${ACCOUNT}/media`, { fields: 'id,nonsense' }).body.error?.message).toContain(
      'nonexisting field (nonsense) on node type (IGMedia)',
    );
    expect(get(`${ACCOUNT}/media`, { fields: 'id{' }).body.error).toMatchObject({
      code: 2500,
      message: expect.stringContaining('at character 3') as string,
    });
    // An empty page accepts any nonsense (docs/graph-api.md §0.6).
    expect(
      get(`${ACCOUNT}/media`, { fields: 'nonsense', since: '2001-01-01', until: '2001-01-02' }).status,
    ).toBe(200);
  });

  it('counts faults and lets each come as often as it says', () => {
    const get = client({
      faults: [
        {
          when: { path: 'media$', skip: 1, times: 2 },
          do: { error: { message: 'now', status: 500, code: 2 } },
        },
      ],
    });
    expect([1, 2, 3, 4].map(() => get(`${ACCOUNT}/media`).status)).toEqual([200, 500, 500, 200]);
  });

  it('fails the whole page for one object, and only for its metric where that is the fault', () => {
    const [first, second] = allIds(client(), `${ACCOUNT}/media`, {});
    const message = '(#10) Not enough viewers for the media to show insights';
    const get = client({
      faults: [{ when: { object: second!, metric: '*', times: 0 }, do: { error: { message, code: 10 } } }],
    });
    expect(get(`${ACCOUNT}/media`, { fields: 'id' }).status).toBe(200);
    expect(get(`${ACCOUNT}/media`, { fields: 'insights.metric(reach)' }).body.error?.message).toBe(message);
    expect(get(`${first!}/insights`, { metric: 'reach' }).status).toBe(200);
  });

  it('writes as Meta does: slashes and everything beyond ASCII escaped', () => {
    const emulator = createEmulator({ media: 40 });
    const { body } = emulator.handle({
      method: 'GET',
      url: `${ROOT}/v25.0/${ACCOUNT}/media?limit=40&fields=caption,permalink&access_token=DEMO`,
      headers: {},
    });
    expect(body).toMatch(/^[\u0000-\u007f]*$/);
    expect(body).toContain('https:\\/\\/www.instagram.com');
  });

  it('answers each item of a batch as its own request, and lets each fail for itself', () => {
    const emulator = createEmulator({ media: 5 });
    const get = client({ media: 5 });
    const urls = [`${ACCOUNT}/media?limit=2&fields=caption`, '178414/nothing', `${ACCOUNT}?fields=username`];
    const batch = JSON.stringify(urls.map((url) => ({ method: 'GET', relative_url: `v25.0/${url}` })));
    const post = (form: Record<string, string>): Answer => {
      const body = new URLSearchParams({ access_token: 'DEMO', ...form }).toString();
      const answer = emulator.handle({ method: 'POST', url: `${ROOT}/`, headers: {}, body });
      return { ...answer, body: JSON.parse(answer.body) as Answer['body'] };
    };
    const items = post({ batch }).body as unknown as { code: number; body: string }[];
    expect(items.map((one) => one.code)).toEqual([200, 400, 200]);
    for (const [index, item] of items.entries()) {
      const single = get(
        urls[index]!.split('?')[0]!,
        Object.fromEntries(new URLSearchParams(urls[index]!.split('?')[1] ?? '')),
      );
      expect(JSON.parse(item.body)).toMatchObject(
        single.status === 200
          ? { ...(single.body.data && { data: single.body.data }) }
          : { error: { code: 100 } },
      );
    }
    expect(
      post({ batch: JSON.stringify(Array(51).fill({ method: 'GET', relative_url: 'v25.0/me' })) }).status,
    ).toBe(400);
    expect(post({ batch: 'x' }).status).toBe(400);
    expect(post({ batch, access_token: 'NO' }).body.error?.code).toBe(190);
  });
});
