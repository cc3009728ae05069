import { ACCOUNT, testClient } from '../testClient';
import type { TestAnswer } from '../testClient';
import type { EmulatorOptions } from '../options';

const DAY = 86_400;
const NOW = Date.parse('2026-06-15T10:00:00Z') / 1000;

describe('the Instagram login', () => {
  const options: EmulatorOptions = {
    login: 'instagram',
    accounts: 2,
    appSecret: 'secret',
    tokens: { DEMO: {}, SECOND: { accounts: [1] }, SHORT: { isShortLived: true } },
  };
  const { get, emulator } = testClient(options);

  it('tells of the account of a token, by an id of the app and one of its own', () => {
    expect(get('me?fields=user_id,username,account_type').json).toEqual({
      user_id: ACCOUNT,
      username: 'alpine.coffee',
      account_type: 'BUSINESS',
      id: '25000000000000001',
    });
    expect(get('25000000000000001?fields=user_id').json['user_id']).toBe(ACCOUNT);
    expect(get('me?fields=user_id', 'SECOND').json['user_id']).toBe('17841400000000002');
    expect(get('http://127.0.0.1:1/me?fields=username').json['username']).toBe('alpine.coffee');
  });

  it('gives its media and insights, of two years in one window', () => {
    expect(get('me/media').json.data).toHaveLength(12);
    const window = `since=${NOW - 700 * DAY}&until=${NOW}`;
    const { json } = get(`me/insights?metric=reach&period=day&${window}`);
    expect((json.data?.[0]?.['values'] as object[]).length).toBeGreaterThan(690);
    expect(get(`me/insights?metric=reach&since=${NOW - 730 * DAY}`).status).toBe(400);
  });

  it('sees no other account, no page and nothing of the Facebook login', () => {
    for (const path of ['17841400000000002', '100000000000001', '16000000000000001']) {
      expect(get(path).json.error).toMatchObject({ code: 100, error_subcode: 33 });
    }
    for (const path of ['debug_token?input_token=DEMO', 'ig_hashtag_search?user_id=1&q=coffee']) {
      expect(get(path).json.error?.message).toContain('Unknown path components');
    }
    expect(get('me/accounts').json.error?.message).toBe('Unknown path components: /accounts');
  });

  it('refuses the metrics of the Facebook login in its own words', () => {
    const reel = get('me/media?fields=media_type').json.data?.find((row) => row['media_type'] === 'VIDEO');
    expect(get(`${reel!.id}/insights?metric=reach,total_likes`).json.error).toMatchObject({
      message: 'The Media Insights API does not support the total_likes metric for this media product type',
      type: 'IGApiException',
    });
  });

  it('needs its own permissions', () => {
    const client = testClient({
      login: 'instagram',
      tokens: { DEMO: { scopes: ['instagram_business_basic'] } },
    });
    expect(client.get('me/media').status).toBe(200);
    expect(client.get('me/insights?metric=reach').json.error?.code).toBe(10);
    expect(client.get('me/media?fields=comments').json.error?.code).toBe(10);
  });

  const exchange = (token: string, secret = 'secret'): TestAnswer =>
    get(`access_token?grant_type=ig_exchange_token&client_secret=${secret}&access_token=${token}`, token);
  const refresh = (token: string): TestAnswer =>
    get(`refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`, token);

  it('exchanges a short-lived token for one of 60 days', () => {
    const { json } = exchange('SHORT');
    expect(json).toMatchObject({ token_type: 'bearer', expires_in: 60 * DAY });
    const token = String(json['access_token']);
    expect(token).not.toBe('SHORT');
    expect(get('me', token).status).toBe(200);
    expect(exchange('SHORT', 'guess').status).toBe(400);
    expect(exchange('DEMO').json.error?.message).toBe('Unsupported request - method type: get');
    expect(exchange('NOBODY').json.error?.code).toBe(190);
  });

  it('refreshes a token that is a day old and has not ended, and no other', () => {
    const first = String(exchange('SHORT').json['access_token']);
    expect(refresh(first).json.error).toMatchObject({ code: 100, type: 'IGApiException' });
    expect(refresh('SHORT').status).toBe(400);
    emulator.control.setNow(NOW + DAY);
    const answer = refresh(first).json;
    expect(answer).toMatchObject({ expires_in: 60 * DAY, permissions: expect.any(String) as string });
    const second = String(answer['access_token']);
    emulator.control.setNow(NOW + 60 * DAY);
    expect(get('me', first).json.error).toMatchObject({ code: 190, error_subcode: 463 });
    expect(get('me', second).status).toBe(200);
    expect(refresh(first).json.error?.code).toBe(190);
    emulator.control.reset();
  });

  it('ends short-lived tokens after an hour, and takes no token that it never gave', () => {
    expect(get('me', 'SHORT').status).toBe(200);
    emulator.control.setNow('+50');
    expect(get('me', 'SHORT').json.error?.message).toBe(
      'Error validating access token: Session has expired on Monday, 15-Jun-26 03:50:00 PDT. The current time is Monday, 15-Jun-26 03:50:00 PDT.',
    );
    emulator.control.reset();
    const given = String(exchange('SHORT').json['access_token']);
    expect(get('me', given.replace(/-(\d+)-/, '-1999999999-')).json.error?.code).toBe(190);
  });

  it('takes nothing but GET', () => {
    const url = 'http://127.0.0.1:1/refresh_access_token?grant_type=ig_refresh_token&access_token=DEMO';
    const { body } = emulator.handle({ method: 'POST', url, headers: {} });
    expect(body).toContain('Unsupported request - method type: post');
  });
});

describe('the Facebook login', () => {
  it('lists 500 pages and more without an account', () => {
    const { get } = testClient({ accounts: 500, pagesWithoutInstagram: 7 });
    const ids = new Set<string>();
    let linked = 0;
    let url: string | undefined = 'me/accounts?limit=100&fields=instagram_business_account';
    while (url !== undefined) {
      const { json }: TestAnswer = get(url);
      json.data?.forEach((row) => ids.add(row.id));
      linked += json.data?.filter((row) => 'instagram_business_account' in row).length ?? 0;
      url = json.paging?.next;
    }
    expect([ids.size, linked]).toEqual([507, 500]);
  });

  const businesses: EmulatorOptions = {
    accounts: 9,
    pagesWithoutInstagram: 2,
    businesses: 3,
    pagesThroughBusinesses: true,
    tokens: { DEMO: {}, POOR: { scopes: ['instagram_basic', 'pages_show_list'] } },
  };

  it('lists no pages without business_management, and says nothing', () => {
    const { get } = testClient(businesses);
    expect(get('me/accounts', 'POOR').json).toEqual({ data: [] });
    expect(get('me/accounts').json.data).toHaveLength(11);
    expect(get('me/businesses', 'POOR')).toMatchObject({ status: 403, json: { error: { code: 200 } } });
  });

  it('gives each page to one business, as its own or as a client’s', () => {
    const { get } = testClient(businesses);
    const ids = (get('me/businesses').json.data ?? []).flatMap(({ id }) =>
      ['owned_pages', 'client_pages'].flatMap(
        (edge) => get(`${id}/${edge}?limit=100&fields=name`).json.data?.map((row) => row.id) ?? [],
      ),
    );
    expect(ids).toHaveLength(11);
    expect(new Set(ids).size).toBe(11);
  });

  it('pages through the pages of a business', () => {
    const { get } = testClient({ accounts: 20, businesses: 1 });
    const first = get('300000000000001/owned_pages?limit=7').json;
    const second = get(first.paging?.next ?? '').json;
    expect([first.data?.length, second.data?.length]).toEqual([7, 3]);
    expect(second.data?.[0]?.id).toBe('100000000000015');
  });

  it('lists the permissions of a token', () => {
    const { get } = testClient(businesses);
    expect(get('me/permissions', 'POOR').json.data).toEqual([
      { permission: 'instagram_basic', status: 'granted' },
      { permission: 'pages_show_list', status: 'granted' },
    ]);
  });

  it('exchanges a short-lived token; one that lives long stays as it is', () => {
    const { get } = testClient({ tokens: { DEMO: {}, SHORT: { isShortLived: true, accounts: [0] } } });
    const exchanged = (token: string): unknown =>
      get(`oauth/access_token?grant_type=fb_exchange_token&fb_exchange_token=${token}`).json['access_token'];
    expect(exchanged('DEMO')).toBe('DEMO');
    const long = String(exchanged('SHORT'));
    expect(get(ACCOUNT, long).status).toBe(200);
    expect(exchanged(long)).toBe(long);
    const { json } = get(`debug_token?input_token=${long}`);
    expect(json['data']).toMatchObject({ expires_at: NOW + 60 * DAY, is_valid: true });
  });

  it('tells all of a token where the world is strict', () => {
    const tokens = {
      DEMO: { accounts: [0], dataAccessExpiresAt: NOW + DAY, expiresAt: NOW + 5 * DAY, issuedAt: NOW - DAY },
      OLD: { expiresAt: NOW - 1 },
      SYSTEM: { type: 'SYSTEM_USER' as const },
    };
    const { get } = testClient({ strict: true, tokens });
    const told = (token: string): unknown => get(`debug_token?input_token=${token}`).json['data'];
    expect(told('DEMO')).toMatchObject({
      type: 'USER',
      issued_at: NOW - DAY,
      expires_at: NOW + 5 * DAY,
      data_access_expires_at: NOW + DAY,
      is_valid: true,
      granular_scopes: expect.arrayContaining([
        { scope: 'instagram_basic', target_ids: [ACCOUNT] },
        { scope: 'pages_show_list', target_ids: ['100000000000001'] },
      ]) as object[],
    });
    expect(get('debug_token?input_token=OLD')).toMatchObject({
      status: 200,
      json: { data: { is_valid: false, error: { code: 190, subcode: 463 } } },
    });
    expect(told('SYSTEM')).toMatchObject({ type: 'SYSTEM_USER', expires_at: 0, is_valid: true });
    expect(told('PAGE-1')).toMatchObject({ type: 'PAGE', profile_id: '100000000000001' });
    expect(get(ACCOUNT, 'OLD').json.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it('minds no end of a token in a lenient world', () => {
    const { get } = testClient({ tokens: { OLD: { expiresAt: NOW - 1 } } });
    expect(get(ACCOUNT, 'OLD').status).toBe(200);
  });
});

describe('hashtags', () => {
  const { get } = testClient({ mediaPerHashtag: 40 });
  const search = (query: string): TestAnswer => get(`ig_hashtag_search?${query}`);

  it('are found by their word, for an account that the token sees', () => {
    const [hashtag] = search(`user_id=${ACCOUNT}&q=Coffee`).json.data ?? [];
    expect(get(`${hashtag!.id}?fields=name`).json).toEqual({ name: 'coffee', id: hashtag!.id });
    expect(search('q=coffee').json.error?.message).toBe('(#100) The parameter user_id is required');
    expect(search(`user_id=${ACCOUNT}`).json.error?.message).toBe('(#100) The parameter q is required');
    expect(search(`user_id=17841400000000009&q=coffee`).json.error?.error_subcode).toBe(33);
    expect(search(`user_id=${ACCOUNT}&q=never-used`).json.error?.error_subcode).toBe(2207024);
  });

  it('lead to the most popular media, and to those of the last day', () => {
    const path = `16000000000000001/top_media?user_id=${ACCOUNT}&fields=caption,timestamp,permalink&limit=30`;
    const first = get(path).json;
    const second = get(first.paging?.next ?? '').json;
    expect([first.data?.length, second.data?.length]).toEqual([30, 10]);
    const recent = get(path.replace('top_media', 'recent_media').replace('limit=30', 'limit=50')).json;
    expect(recent.data).toHaveLength(24);
    expect(recent.data?.every((row) => Date.parse(String(row['timestamp'])) / 1000 >= NOW - DAY)).toBe(true);
    expect(get('16000000000000001/top_media').json.error?.message).toContain('user_id is required');
  });

  it('do not tell who published', () => {
    const path = `16000000000000001/top_media?user_id=${ACCOUNT}&fields=username`;
    expect(get(path).json.error?.message).toContain('nonexisting field (username)');
  });
});
