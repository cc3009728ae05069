import type { Interaction } from './cassetteFile';
import { pseudonymOf } from './pseudonyms';
import { hiddenParameters, requestKeys } from './requestKey';
import type { RequestKey } from './requestKey';
import { Scrubber } from './scrubInteraction';
import { IDS, RULES } from './testing/rules';

type Request = Interaction['request'];

const BASE = 'https://graph.example.com/v1/17841400000000001/media';
const get = (uri: string): Request => ({ method: 'GET', uri, body: null, headers: {} });
const scrubberWith = (key: string | undefined): Scrubber =>
  new Scrubber({ rules: RULES, key, replacesTexts: false, secrets: [], redact: (text) => text });
/** The key of a request as it goes over the wire. */
const keysWith =
  (key: string | undefined, hidden: ReadonlySet<string> = new Set()) =>
  (request: Omit<Request, 'headers'>): RequestKey =>
    requestKeys({ rules: RULES, hidden })(scrubberWith(key).scrubRequest({ ...request, headers: {} }));
const keyOf = keysWith(IDS.key);
const key = (query: string): RequestKey => keyOf(get(`${BASE}?${query}`));
const fields = (text: string): string => key(new URLSearchParams({ fields: text }).toString()).similar;

describe('requestKeys()', () => {
  it('gives one exact key whatever the host, the order, the token and the ids', () => {
    const one = key('limit=5&fields=id&access_token=T&appsecret_proof=P').exact;
    const pseudonym = pseudonymOf('17841400000000001', IDS);
    expect(keyOf(get(`http://127.0.0.1:1/v1/${pseudonym}/media?fields=id&limit=5`)).exact).toBe(one);
    expect(key('fields=id,name&limit=5').exact).not.toBe(one);
    expect(keyOf({ method: 'POST', uri: BASE, body: 'fields=id&limit=5' }).exact).not.toBe(one);
  });

  it('keeps ids apart where it has no id rules', () => {
    const plain = keysWith(undefined);
    expect(plain(get(BASE)).path).toBe('GET /v1/17841400000000001/media');
    expect(plain(get(BASE.replace('00001', '00002'))).exact).not.toBe(plain(get(BASE)).exact);
  });

  it('leaves secrets out, also in URLs of a batch', () => {
    const batch = (url: string): RequestKey =>
      keyOf({
        method: 'POST',
        uri: BASE,
        body: new URLSearchParams({ batch: `[{"relative_url":"${url}"}]` }).toString(),
      });
    const one = batch('1?fields=id');
    for (const url of [
      '1?access_token=T1&fields=id',
      '1?fields=id&access_token=REDACTED',
      '1?appsecret_proof=P&fields=id&access_token=T2',
    ]) {
      expect(batch(url).exact).toBe(one.exact);
      expect(batch(url).description).toBe(one.description);
    }
  });

  it('gives one similar key for other dates, page sizes and white space only', () => {
    const one = key('fields=id,+name&limit=5&since=2026-01-01').similar;
    expect(key('fields=id,name&limit=100').similar).toBe(one);
    expect(key('fields=id,name&after=A').similar).not.toBe(one);
    expect(key('fields=id,name,username').similar).not.toBe(one);
  });

  it.each([
    'insights.since(2026-03-06).until(2026-03-07).metric(reach)',
    'insights.metric(reach).since(2 days ago)',
    'insights.metric(reach).until( now ).since(-1 month)',
    'insights.since(1772791455).metric(reach).until(last day of (previous month))',
    'insights . since (1).metric(reach)',
    'insights.metric(reach).limit(5)',
  ])('gives one similar key for other dates in fields: %s', (text) => {
    expect(fields(text)).toBe(fields('insights.metric(reach)'));
  });

  it.each([
    'insights.metric(views)',
    'insights.metric(reach).sinces(1)',
    'insights.metric(reach).since(1',
    'insights.metric(reach).period(day)',
    'insights.metric(reach){since}',
  ])('keeps another similar key for other fields: %s', (text) => {
    expect(fields(text)).not.toBe(fields('insights.metric(reach)'));
  });

  it('leaves hidden parameters out of the similar key', () => {
    const hidden = hiddenParameters([get(`${BASE}?fields=id&secret_code=REDACTED`)]);
    const lenient = keysWith(IDS.key, hidden);
    const one = lenient(get(`${BASE}?fields=id&secret_code=REDACTED`));
    const other = lenient(get(`${BASE}?fields=id&secret_code=123`));
    expect([...hidden]).toEqual(['secret_code']);
    expect(other.similar).toBe(one.similar);
    expect(other.exact).not.toBe(one.exact);
  });

  it('needs no more time for fields that are made to slow it down', () => {
    expect(fields('a.since('.repeat(20_000))).toContain('a.since(');
    expect(fields('a.since(1)'.repeat(20_000))).not.toContain('since');
  });
});
