import { createEmulator } from '../answer/createEmulator';
import type { EmulatedAnswer } from '../answer/exchange';
import type { Fault } from './fault';
import type { EmulatorOptions } from '../options';

const ROOT = 'http://127.0.0.1:1';
const ACCOUNT = '17841400000000001';
const REFUSED = { error: { message: 'refused', code: 100 } };

type Get = (
  path: string,
  token?: string,
) => EmulatedAnswer & {
  data: { id: string; timestamp: string }[];
  error?: { message: string; code: number };
};

function client(faults: readonly Fault[], options: EmulatorOptions = {}): Get {
  const emulator = createEmulator({ accounts: 1, media: 12, faults, ...options });
  return (path, token = 'DEMO') => {
    const url = path.startsWith('http') ? path : `${ROOT}/v25.0/${path}`;
    const answer = emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
    return { ...answer, ...(JSON.parse(answer.body) as Pick<ReturnType<Get>, 'data' | 'error'>) };
  };
}

describe('faults', () => {
  it('come each so many times, and no more often than they say', () => {
    const get = client([{ when: { every: 3, times: 2 }, do: REFUSED }]);
    const statuses = Array.from({ length: 9 }, () => get(ACCOUNT).status);
    expect(statuses).toEqual([400, 200, 200, 400, 200, 200, 200, 200, 200]);
  });

  it('come by chance, the same in each run of one seed and otherwise in another', () => {
    const run = (seed: number): number[] => {
      const get = client([{ when: { prob: 0.3, times: 0 }, do: REFUSED }], { seed });
      return Array.from({ length: 200 }, () => get(ACCOUNT).status);
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    const count = run(1).filter((status) => status === 400).length;
    expect(count).toBeGreaterThan(30);
    expect(count).toBeLessThan(90);
  });

  it('come for one token or one kind of fields only', () => {
    const get = client([
      { when: { token: '^DEMO$', path: 'insights$', times: 0 }, do: REFUSED },
      { when: { fields: 'comments', times: 0 }, do: REFUSED },
    ]);
    expect(get(`${ACCOUNT}/insights?metric=reach`).status).toBe(400);
    expect(get(`${ACCOUNT}/insights?metric=reach`, 'PAGE-1').status).toBe(200);
    expect(get(`${ACCOUNT}/media?fields=comments`).status).toBe(400);
    expect(get(`${ACCOUNT}/media?fields=id`).status).toBe(200);
  });

  it('refuse the insights of all that was posted before a day, as a conversion does', () => {
    const all = client([])(`${ACCOUNT}/media?fields=timestamp`).data;
    const boundary = all[7]!.timestamp;
    const get = client([{ when: { postedBefore: boundary, metric: '*', times: 0 }, do: REFUSED }]);
    const insights = (limit: number): number =>
      get(`${ACCOUNT}/media?limit=${limit}&fields=insights.metric(reach)`).status;
    expect([insights(8), insights(9)]).toEqual([200, 400]);
    expect(get(`${ACCOUNT}/media?fields=id`).status).toBe(200);
  });

  it('refuse a metric for one product type', () => {
    const { data } = client([])(`${ACCOUNT}/media?fields=media_product_type`);
    const types = data as unknown as { id: string; media_product_type: string }[];
    const get = client([{ when: { metric: 'views', productType: 'REELS', times: 0 }, do: REFUSED }]);
    for (const { id, media_product_type: type } of types) {
      expect(get(`${id}/insights?metric=reach,views`).status).toBe(type === 'REELS' ? 400 : 200);
      expect(get(`${id}/insights?metric=reach`).status).toBe(200);
    }
    expect(new Set(types.map((one) => one.media_product_type)).size).toBe(2);
  });

  it('throttle with the minutes in the header, and with none for the limit of the app', () => {
    const get = client([{ do: { throttle: { minutes: 7 } } }, { do: { throttle: { minutes: 7, code: 4 } } }]);
    const ofAccount = get(ACCOUNT);
    expect(ofAccount).toMatchObject({ status: 400, error: { code: 80002 } });
    expect(JSON.parse(ofAccount.headers['x-business-use-case-usage'] ?? '')).toMatchObject({
      [ACCOUNT]: [{ estimated_time_to_regain_access: 7, call_count: 100 }],
    });
    const ofApp = get(ACCOUNT);
    expect(ofApp).toMatchObject({ status: 403, error: { code: 4, is_transient: true } });
    expect(ofApp.headers).not.toHaveProperty('x-business-use-case-usage');
    expect(get(ACCOUNT).status).toBe(200);
  });

  it('refuse answers that are too large', () => {
    const get = client([{ when: { times: 0 }, do: { maxObjects: 10 } }]);
    expect(get(`${ACCOUNT}/media?limit=10`).status).toBe(200);
    expect(get(`${ACCOUNT}/media?limit=11`)).toMatchObject({ status: 500, error: { code: 1 } });
    expect(get(`${ACCOUNT}/media?limit=5&fields=insights.metric(reach,views)`).status).toBe(500);
    expect(get(`${ACCOUNT}/media?limit=3&fields=insights.metric(reach,views)`).status).toBe(200);
  });

  it('answer in another version, links too', () => {
    const { headers, body } = client([{ do: { version: 'v26.0' } }])(`${ACCOUNT}/media?limit=2`);
    expect(headers['facebook-api-version']).toBe('v26.0');
    expect(body).toContain(`\\/v26.0\\/${ACCOUNT}\\/media?`);
  });

  it('repeat the last row of a page on the next one', () => {
    const get = client([{ when: { times: 0 }, do: { next: 'overlap' } }]);
    const first = get(`${ACCOUNT}/media?limit=4`);
    const { paging } = JSON.parse(first.body) as { paging: { next: string } };
    expect(get(paging.next).data[0]).toEqual(first.data[3]);
  });

  it('lead back to the same page', () => {
    const get = client([{ when: { place: 'later', times: 0 }, do: { next: 'loop' } }]);
    const next = (answer: EmulatedAnswer): string =>
      (JSON.parse(answer.body) as { paging: { next: string } }).paging.next;
    const second = next(get(`${ACCOUNT}/media?limit=4`));
    expect(next(get(second))).toBe(second);
  });
});
