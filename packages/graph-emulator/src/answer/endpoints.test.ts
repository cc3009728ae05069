import { createEmulator } from './createEmulator';
import type { EmulatorOptions } from '../options';

const ROOT = 'http://127.0.0.1:1/v25.0';
const ACCOUNT = '17841400000000001';

interface Answer {
  status: number;
  body: {
    data?: { id: string; instagram_business_account?: object }[];
    paging?: { next?: string; previous?: string };
    error?: { message: string; code: number };
    [name: string]: unknown;
  };
}

function client(options: EmulatorOptions = {}): (path: string, token?: string) => Answer {
  const emulator = createEmulator(options);
  return (path, token = 'DEMO') => {
    const url = path.startsWith('http') ? path : `${ROOT}/${path}`;
    const answer = emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
    return { status: answer.status, body: JSON.parse(answer.body) as Answer['body'] };
  };
}

describe('pages of the user', () => {
  it('come page by page, those without an Instagram account last', () => {
    const get = client({ accounts: 30, pagesWithoutInstagram: 1 });
    const first = get('me/accounts?fields=instagram_business_account').body;
    const second = get(first.paging?.next ?? '').body;
    const all = [...(first.data ?? []), ...(second.data ?? [])];
    expect(first.data).toHaveLength(25);
    expect(new Set(all.map((one) => one.id)).size).toBe(31);
    expect(all.filter((one) => one.instagram_business_account === undefined)).toEqual([all[30]]);
    expect(second.paging).not.toHaveProperty('next');
    expect(get(second.paging?.previous ?? '').body.data).toEqual(first.data);
  });

  it('are those that the token sees', () => {
    const get = client({ accounts: 4, tokens: { SOME: { accounts: [1, 3] } } });
    const ids = (get('me/accounts', 'SOME').body.data ?? []).map((one) => one.id);
    expect(ids).toEqual(['100000000000002', '100000000000004']);
  });

  it('have tokens that see their own account only', () => {
    const get = client();
    const { access_token: token } = get('100000000000001?fields=access_token').body;
    expect(get(`${ACCOUNT}?fields=username`, String(token)).status).toBe(200);
    expect(get('17841400000000002?fields=username', String(token)).body.error?.message).toContain(
      'Unsupported get request',
    );
  });
});

describe('tokens', () => {
  const tokens = { DEMO: {}, OLD: { expiresAt: 1_700_000_000, scopes: ['instagram_basic'] } };

  it('are told of by debug_token, good or not', () => {
    const get = client({ tokens });
    expect(get('debug_token?input_token=DEMO').body['data']).toMatchObject({
      is_valid: true,
      expires_at: 0,
      scopes: expect.arrayContaining(['instagram_manage_insights']) as string[],
    });
    expect(get('debug_token?input_token=OLD', 'app|secret').body['data']).toMatchObject({
      is_valid: false,
      scopes: ['instagram_basic'],
    });
    expect(get('debug_token?input_token=NO')).toMatchObject({
      status: 200,
      body: { data: { is_valid: false, error: { code: 190 } } },
    });
  });

  it('are refused where they lack the permission', () => {
    const get = client({ tokens });
    const refusal = '(#10) Application does not have permission for this action';
    for (const path of [
      `${ACCOUNT}/insights?metric=reach`,
      `${ACCOUNT}/media?fields=comments`,
      `${ACCOUNT}/tags`,
      'me/accounts',
    ]) {
      expect(get(path, 'OLD').body.error?.message).toBe(refusal);
      expect(get(path).status).toBe(200);
    }
    expect(get(`${ACCOUNT}/media`, 'OLD').status).toBe(200);
  });

  it('are exchanged for long-lived ones with the secret of the app', () => {
    const get = client({ appSecret: 'secret' });
    const path = 'oauth/access_token?grant_type=fb_exchange_token&fb_exchange_token=DEMO&client_secret=';
    expect(get(`${path}secret`).body).toMatchObject({ access_token: 'DEMO', expires_in: 5_184_000 });
    expect(get(`${path}guess`).status).toBe(400);
  });

  it('are asked for whom they belong to', () => {
    expect(client()('me?fields=name').body).toEqual({ name: 'Demo User', id: '122100000000001' });
    expect(client()('me?fields=shoes').body.error?.message).toContain('node type (User)');
  });
});

describe('what is asked wrongly', () => {
  it.each(['abc', '-3', '1.5'])('limit %s is refused', (limit) => {
    expect(client()(`${ACCOUNT}/media?limit=${limit}`).body.error?.message).toContain('limit');
  });

  it.each(['since', 'until'])('%s that is no date is told by its name', (name) => {
    expect(client()(`${ACCOUNT}/media?${name}=8+das+ago`).body.error?.message).toContain(
      `Parameter ${name}:`,
    );
  });

  it('a period or timeframe that is none is refused with those that there are', () => {
    const insights = `${ACCOUNT}/insights?metric=reach`;
    expect(client()(`${insights}&period=fortnight`).body.error?.message).toContain('days_28');
    expect(client()(`${insights}&timeframe=ever`).body.error?.message).toContain('this_week');
  });

  it('a path that is no percent encoding is an object that is not there', () => {
    expect(client()('%E0%A4%A').status).toBe(400);
  });

  it('a world that ids have no room for is refused', () => {
    expect(() => createEmulator({ commentsPerMedia: [0, 1000] })).toThrow(RangeError);
  });
});

describe('demographics', () => {
  it('name their timeframe where the world says so', () => {
    const path = `${ACCOUNT}/insights?metric=follower_demographics&period=lifetime&metric_type=total_value&breakdown=country&timeframe=this_month`;
    const keysOf = (options: EmulatorOptions): string => JSON.stringify(client(options)(path).body.data);
    expect(keysOf({ isTimeframeTold: true })).toMatch(
      /"dimension_keys":\["timeframe","country"\],"results":\[\{"dimension_values":\["THIS_MONTH","/,
    );
    expect(keysOf({})).toContain('"dimension_keys":["country"]');
  });
});
