import { pageWindow } from './pageWindow';

const link = (search: string): string => `https://graph.facebook.com/v25.0/1/insights?metric=reach&${search}`;
const around = (previous: unknown, next: unknown) => pageWindow({ data: [], paging: { previous, next } });

describe('pageWindow', () => {
  it.each([
    // The two rows of docs/graph-api.md §2.3.
    ['since=1775519999&until=1776124799', 'since=1776729601&until=1777334401', 1_776_124_800, 1_776_729_600],
    ['since=1776643200&until=1776729600', 'since=1776762799&until=1776849199', 1_776_729_601, 1_776_762_798],
  ])('reads the window between %s and %s', (previous, next, since, until) => {
    expect(around(link(previous), link(next))).toStrictEqual({ since, until });
  });

  it.each([
    ['no links', undefined, undefined],
    ['only next', undefined, link('since=1776729601&until=1777334401')],
    ['only previous', link('since=1775519999&until=1776124799'), undefined],
    ['dates as text', link('since=2026-04-01&until=2026-04-13'), link('since=2026-04-21&until=2026-04-28')],
    ['no numbers', link('until='), link('since=')],
    ['numbers that are no times', link('until=5'), link('since=17767296010000')],
    ['cursors', link('before=B'), link('after=A')],
    ['no addresses', 'until=1776124799', '/v25.0?since=1776729601'],
    ['no text', 1_776_124_799, { since: 1_776_729_601 }],
  ])('reads no window from %s', (_, previous, next) => {
    expect(around(previous, next)).toBeUndefined();
  });

  it.each([[{}], [{ paging: null }], [{ paging: [] }], [{ paging: 'x' }]])(
    'reads no window from the body %j',
    (body) => {
      expect(pageWindow(body)).toBeUndefined();
    },
  );
});
