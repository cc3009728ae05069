import { expectList } from '../answer';
import { nextRequest } from './nextPage';
import type { GraphRequest } from './request';

const ROOT = 'https://graph.facebook.com';
const first: GraphRequest = {
  path: '1/media',
  params: { fields: 'id,comments.as(talk){text}', limit: '2' },
  accountId: '1',
  expects: expectList,
};

describe('nextRequest', () => {
  it('is undefined without a next link, whatever the cursors say', () => {
    expect(nextRequest(first, { after: 'A' }, ROOT)).toBeUndefined();
  });

  it('has the parameters of the first request and the cursor, so that no alias, limit or breakdown is lost', () => {
    const next = `${ROOT}/v25.0/1/media?limit=25&after=A`;
    expect(nextRequest(first, { after: 'A', next }, ROOT)?.params).toEqual({ ...first.params, after: 'A' });
  });

  it('never goes where a link with a cursor leads', () => {
    expect(nextRequest(first, { after: 'A', next: 'https://evil.example/?access_token=T' }, ROOT)).toEqual({
      ...first,
      params: { ...first.params, after: 'A' },
    });
  });

  it('follows a link without a cursor to the API only, with our token and version', () => {
    const next = `${ROOT}/v19.0/1/feed?until=5&__paging_token=x&access_token=T&appsecret_proof=P`;
    expect(nextRequest(first, { next }, ROOT)).toEqual({
      ...first,
      path: '1/feed',
      params: { until: '5', __paging_token: 'x' },
    });
    expect(
      nextRequest(first, { next: 'http://127.0.0.1:1/api/v25.0/1/feed?x=1' }, 'http://127.0.0.1:1/api/'),
    ).toMatchObject({ path: '1/feed', params: { x: '1' } });
  });

  it.each([
    ['/v25.0/1/media', '1/media'],
    ['/v123.10/1/media', '1/media'],
    ['/1/media', '1/media'],
    ['/1/v25.0/media', '1/v25.0/media'],
  ])('leaves the version out of the path of a link: %s', (path, expected) => {
    expect(nextRequest(first, { next: `${ROOT}${path}?x=1` }, `${ROOT}//`)?.path).toBe(expected);
  });

  it('says where a link leads', () => {
    expect(() => nextRequest(first, { next: 'https://evil.example/1' }, ROOT)).toThrow(
      "Cannot read the next page of /1/media: its link leads to 'evil.example', not to the API; the rows after it are missing",
    );
    expect(() => nextRequest(first, { next: 'nonsense' }, ROOT)).toThrow("its link leads to 'no host'");
  });

  it.each([
    'https://evil.example/v25.0/1/media',
    'http://graph.facebook.com/v25.0/1/media',
    'https://graph.facebook.com.evil.example/1',
    'https://graph.facebook.com:444/1',
    '//evil.example/1',
    'nonsense',
  ])('refuses to follow %s', (next) => {
    expect(() => nextRequest(first, { next }, ROOT)).toThrow(/^Cannot read the next page of \/1\/media: /);
  });

  it('refuses a link beside the path of the root', () => {
    expect(() =>
      nextRequest(first, { next: 'http://127.0.0.1:1/other/v25.0/1' }, 'http://127.0.0.1:1/api'),
    ).toThrow('its link leads to');
  });
});
