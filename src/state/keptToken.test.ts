import { NOW } from '../../tests/support/aQuery';
import { currentToken, endsSoon, isDue, withoutToken, withToken } from './keptToken';
import { FRESH_STATE } from './state';
import type { State } from './state';

const DAY = 86_400;
const LIFE = 60 * DAY;
const CONFIGURED = 'IGAAconfigured';
const RENEWED = 'IGAArenewed';
/** With a table and a window, which no token touches. */
const STATE: State = {
  ...FRESH_STATE,
  tables: { media: { columns: ['id'], primaryKey: ['id'] } },
  windows: { q: { '1': 5 } },
};
/** By which a state knows the configured token in every version: the first digits of `printf IGAAconfigured | sha256sum`. */
const OF = 'c03d65f62f7f5311';
/** As a run left it that renewed the configured token ten days ago. */
const renewedUntil = (expiresAt?: number): State => ({
  ...STATE,
  '#token': RENEWED,
  token: { of: OF, issuedAt: NOW - 10 * DAY, ...(expiresAt !== undefined && { expiresAt }) },
});

describe('currentToken()', () => {
  it.each([
    ['has its age from now on when nobody knows when it was given', {}, { issuedAt: NOW }],
    [
      'ends 60 days after it was given',
      { authorizedAt: NOW - 3 * DAY },
      { issuedAt: NOW - 3 * DAY, expiresAt: NOW + 57 * DAY },
    ],
    [
      'ends in 60 days when it was given at this second',
      { authorizedAt: NOW },
      { issuedAt: NOW, expiresAt: NOW + LIFE },
    ],
    [
      'has its age from now on when it is said to be given in the future',
      { authorizedAt: NOW + 1 },
      { issuedAt: NOW },
    ],
  ])('of a first run is the configured one, which %s', (_, given, life) => {
    expect(currentToken(STATE, { token: CONFIGURED, ...given }, NOW)).toStrictEqual({
      value: CONFIGURED,
      ...life,
    });
  });

  it('keeps the day on which a run met it first', () => {
    const first = currentToken(STATE, { token: CONFIGURED }, NOW - 5 * DAY);
    expect(currentToken(withToken(STATE, CONFIGURED, first), { token: CONFIGURED }, NOW)).toStrictEqual({
      value: CONFIGURED,
      issuedAt: NOW - 5 * DAY,
    });
  });

  it('is the renewed one until it ends', () => {
    expect(currentToken(renewedUntil(NOW + 1), { token: CONFIGURED }, NOW)).toStrictEqual({
      value: RENEWED,
      issuedAt: NOW - 10 * DAY,
      expiresAt: NOW + 1,
    });
  });

  it('is the renewed one although it is known when the configured one was given', () => {
    const configured = { token: CONFIGURED, authorizedAt: NOW - 40 * DAY };
    expect(currentToken(renewedUntil(NOW + LIFE), configured, NOW).value).toBe(RENEWED);
  });

  it.each([
    ['has ended at this second', renewedUntil(NOW), CONFIGURED],
    ['has an end that nobody knows', renewedUntil(), CONFIGURED],
    ['came from another authorization', renewedUntil(NOW + LIFE), 'IGAAauthorizedAgain'],
    ['came from nobody knows which', { ...STATE, '#token': RENEWED }, CONFIGURED],
  ])('is the configured one, as if it were new, where the renewed one %s', (_, state, token) => {
    expect(currentToken(state, { token }, NOW)).toStrictEqual({ value: token, issuedAt: NOW });
  });
});

describe('isDue()', () => {
  it.each([
    ['a day old with an unknown end', true, DAY, undefined],
    ['a second younger than a day with an unknown end', false, DAY - 1, undefined],
    ['a day old and ends in two weeks', true, DAY, 14 * DAY],
    ['a day old and ends a second later than in two weeks', false, DAY, 14 * DAY + 1],
    ['a day old and ends in two months', false, DAY, LIFE],
    ['two months old and past its end', true, LIFE + 1, -1],
    ['a second younger than a day and ends in an hour', false, DAY - 1, 3600],
  ])('of a token that is %s is %s', (_, due, age, left) => {
    const life = left === undefined ? {} : { expiresAt: NOW + left };
    expect(isDue({ value: CONFIGURED, issuedAt: NOW - age, ...life }, NOW)).toBe(due);
  });
});

describe('endsSoon()', () => {
  it.each([
    [-1, true],
    [0, true],
    [14 * DAY, true],
    [14 * DAY + 1, false],
  ])('of a moment that is %i seconds ahead is %s', (ahead, soon) => {
    expect(endsSoon(NOW + ahead, NOW)).toBe(soon);
  });
});

describe('withToken()', () => {
  const [issuedAt, expiresAt] = [NOW - DAY, NOW + LIFE];

  it.each([
    [
      'a renewed token with its life',
      { value: RENEWED, issuedAt, expiresAt },
      { '#token': RENEWED, token: { of: OF, issuedAt, expiresAt } },
    ],
    [
      'a token without an end',
      { value: RENEWED, issuedAt },
      { '#token': RENEWED, token: { of: OF, issuedAt } },
    ],
    [
      'of the configured token only since when it is known',
      { value: CONFIGURED, issuedAt, expiresAt },
      { token: { of: OF, issuedAt } },
    ],
  ])('keeps %s, and nothing of the one before', (_, current, kept) => {
    const before: State = {
      ...STATE,
      '#token': 'IGAAformer',
      token: { of: 'former', issuedAt: 1, expiresAt: 2 },
    };
    expect(withToken(before, CONFIGURED, current)).toStrictEqual({ ...STATE, ...kept });
  });
});

describe('withoutToken()', () => {
  it('forgets the token and keeps tables and windows', () => {
    expect(withoutToken(renewedUntil(NOW + LIFE))).toStrictEqual(STATE);
  });
});
