import { FRESH_STATE } from './state';
import { advance, lastRunOf } from './window';

const DAY = 86_400;
/** 2026-06-15T11:02:03Z */
const END = 1_781_521_323;
const MIDNIGHT = 1_781_481_600;
const of = { query: 'q', account: '1' };

describe('lastRunOf', () => {
  it('gives the beginning of the day that lies the overlap before the end of the last run', () => {
    const state = advance(FRESH_STATE, [{ ...of, end: END }]);
    expect(lastRunOf(state, of, 2)).toBe(MIDNIGHT - 2 * DAY);
    expect(lastRunOf(state, of, 0)).toBe(MIDNIGHT);
  });

  it('gives the very end when it is a midnight and nothing overlaps', () => {
    expect(lastRunOf(advance(FRESH_STATE, [{ ...of, end: MIDNIGHT }]), of, 0)).toBe(MIDNIGHT);
  });

  it.each([
    ['another query', { query: 'p', account: '1' }],
    ['another account', { query: 'q', account: '2' }],
    ['a query called as what every object has', { query: 'constructor', account: 'name' }],
    ['an account called as what every object has', { query: 'q', account: 'toString' }],
  ])('knows no last run of %s', (_, other) => {
    expect(lastRunOf(advance(FRESH_STATE, [{ ...of, end: END }]), other, 2)).toBeUndefined();
  });

  it('never goes behind the beginning of time, however long the overlap', () => {
    expect(lastRunOf(advance(FRESH_STATE, [{ ...of, end: END }]), of, 1e12)).toBe(0);
  });
});

describe('advance', () => {
  it('notes an end for one query and account and keeps the others', () => {
    const before = { ...FRESH_STATE, windows: { q: { '1': 1, '2': 2 }, p: { '1': 3 } } };
    expect(advance(before, [{ ...of, end: 9 }]).windows).toEqual({ q: { '1': 9, '2': 2 }, p: { '1': 3 } });
    expect(before.windows.q['1']).toBe(1);
  });

  it('never moves an end back', () => {
    const state = advance(advance(FRESH_STATE, [{ ...of, end: END }]), [{ ...of, end: END - 1 }]);
    expect(state.windows).toEqual({ q: { '1': END } });
  });

  it.each(['__proto__', 'constructor'])('notes the end of a query called %s', (query) => {
    const odd = { query, account: '__proto__' };
    expect(lastRunOf(advance(FRESH_STATE, [{ ...odd, end: MIDNIGHT }]), odd, 0)).toBe(MIDNIGHT);
    expect(lastRunOf(FRESH_STATE, odd, 0)).toBeUndefined();
  });
});
