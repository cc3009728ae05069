import { readAccountUsage, readAppUsage, readWait } from './readUsage';

const MINUTE = 60_000;
const usage = (percent: number, minutes = 0): object => ({
  type: 'instagram',
  call_count: percent,
  total_cputime: 1,
  total_time: 2,
  estimated_time_to_regain_access: minutes,
});
const business = (value: object): Record<string, string> => ({
  'x-business-use-case-usage': JSON.stringify(value),
});

describe('usage headers', () => {
  it('give the highest count of an account, and the minutes to wait', () => {
    const headers = business({ '1': [usage(28), usage(80, 12)], '2': [usage(99, 60)] });
    expect(readAccountUsage(headers, '1')).toEqual({ percent: 80, waitMs: 720_000 });
  });

  it('count for the account when they name only its business', () => {
    expect(readAccountUsage(business({ '77': [usage(28)], '78': [usage(61, 3)] }), '1')).toEqual({
      percent: 61,
      waitMs: 180_000,
    });
  });

  it.each([
    ['beside those of Instagram', { '1': [{ ...usage(100, 60), type: 'ads_insights' }, usage(28, 1)] }, 28],
    ['of the account alone', { '1': [{ ...usage(100, 60), type: 'pages' }] }, 0],
    ['of another business', { '77': [usage(61, 1)], '78': [{ ...usage(100, 60), type: 'messenger' }] }, 61],
  ])('do not count other uses of the API: %s', (_, value, percent) => {
    const waitMs = percent === 0 ? 0 : MINUTE;
    expect(readAccountUsage(business(value), '1')).toEqual({ percent, waitMs });
    expect(readWait(business(value), '1', 0)).toBe(waitMs || undefined);
  });

  it('count where they name no type', () => {
    const { type: _, ...untyped } = { type: '', ...usage(80, 12) };
    expect(readAccountUsage(business({ '1': [untyped] }), '1').percent).toBe(80);
    expect(readAccountUsage(business({ '1': [{ ...untyped, type: null }] }), '1').percent).toBe(80);
  });

  it('give the highest count of the app', () => {
    const headers = { 'x-app-usage': '{"call_count":28,"total_time":91,"total_cputime":25}' };
    expect(readAppUsage(headers).percent).toBe(91);
  });

  it.each([
    ['{"call_count":1,"total_time":2,"total_cputime":63}', 63],
    ['{"call_count":"90","total_time":null,"total_cputime":[99]}', 0],
    ['{"call_count":1e999,"total_time":-5}', 0],
    ['null', 0],
    ['"call_count"', 0],
  ])('give numbers only: %s', (header, percent) => {
    expect(readAppUsage({ 'x-app-usage': header }).percent).toBe(percent);
  });

  it('may list what is no usage', () => {
    expect(readAccountUsage(business({ '1': [null, 5, 'x', usage(12)], '2': [usage(99)] }), '1')).toEqual({
      percent: 12,
      waitMs: 0,
    });
    expect(readAccountUsage(business({ '1': usage(50), '2': [usage(99)] }), '1').percent).toBe(0);
  });

  it.each([
    {},
    { 'x-app-usage': 'no JSON', 'x-business-use-case-usage': '[1,null,{"a":"b"}]' },
    { 'x-app-usage': '', 'x-business-use-case-usage': '{"1":[{"call_count":99' },
    { 'x-app-usage': '99', 'x-business-use-case-usage': 'null' },
  ])('mean nothing when they are missing or broken: %j', (headers) => {
    expect(readAppUsage(headers)).toEqual({ percent: 0, waitMs: 0 });
    expect(readAccountUsage(headers, '1')).toEqual({ percent: 0, waitMs: 0 });
    expect(readWait(headers, '1', 0)).toBeUndefined();
  });

  it('give the longest wait that any of them asks for', () => {
    expect(readWait({ 'retry-after': '90' }, '1', 0)).toBe(90_000);
    expect(readWait({ 'retry-after': '90', ...business({ '1': [usage(100, 5)] }) }, '1', 0)).toBe(300_000);
    const now = Date.parse('2026-10-21T07:00:00Z');
    expect(readWait({ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, '1', now)).toBe(28 * MINUTE);
    expect(readWait({ 'retry-after': ' 90 ' }, '1', now)).toBe(90_000);
  });

  it.each([
    'Wednesday, 21-Oct-26 07:28:00 GMT',
    'Wed, 21 Oct 2026 07:28:00 +0000',
    '21 Oct 2026 07:28:00 GMT',
  ])('give the wait until a date in any usual form: %s', (text) => {
    expect(readWait({ 'retry-after': text }, '1', Date.parse('2026-10-21T07:00:00Z'))).toBe(28 * MINUTE);
  });

  it.each(['', '0', 'soon', '-90', 'Wed, 21 Oct 2026 06:59:59 GMT'])('ask for no wait with %j', (text) => {
    expect(readWait({ 'retry-after': text }, '1', Date.parse('2026-10-21T07:00:00Z'))).toBeUndefined();
  });
});
