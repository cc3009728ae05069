import fc from 'fast-check';
import { ACCOUNT, testClient } from '../testClient';
import type { TestAnswer } from '../testClient';
import { ECHO_FORMS, echoed } from './echo';
import type { FaultAction, Hostile } from './faultAction';
import { hostileFields } from './hostile';
import { KNOWN_ERRORS } from './knownErrors';
import type { KnownError } from './knownErrors';

const failing = (error: NonNullable<FaultAction['error']>, path = ACCOUNT, seed = 1): TestAnswer =>
  testClient({ seed, faults: [{ do: { error } }] }).get(path);
const names = Object.keys(KNOWN_ERRORS) as KnownError[];

describe('known errors', () => {
  it.each(names)('%s is answered as it is known', (name) => {
    const {
      message,
      code,
      status = 400,
      ...known
    }: { message: string; code: number; status?: number } = KNOWN_ERRORS[name];
    const answer = failing(name, `${ACCOUNT}?appsecret_proof=abc`);
    expect(answer.status).toBe(status);
    expect(answer.json.error).toMatchObject({ code });
    expect(answer.json.error?.message).toContain(message.split('{')[0]);
    expect(answer.json.error?.message).not.toMatch(/\{(token|proof|id)/);
    if ('subcode' in known) {
      expect(answer.json.error?.error_subcode).toBe(known.subcode);
    }
  });

  it('says "Invalid parameter" and the rest to the user', () => {
    expect(failing('invalidParameter').json.error).toMatchObject({
      message: 'Invalid parameter',
      error_user_title: 'The range cannot be read',
      error_user_msg: expect.stringContaining('before its start') as string,
    });
  });

  it('refuses the insights of one media only', () => {
    const ids =
      testClient()
        .get(`${ACCOUNT}/media?limit=3`)
        .json.data?.map((row) => row.id) ?? [];
    const { get } = testClient({
      faults: [{ when: { object: ids[1]!, metric: '*', times: 0 }, do: { error: 'noPermission' } }],
    });
    expect(ids.map((id) => get(`${id}/insights?metric=reach`).status)).toEqual([200, 400, 200]);
  });

  it('names another object than the one asked, another one for each seed', () => {
    const named = (seed: number): string | undefined =>
      /ID '(\d+)'/.exec(failing('otherObject', ACCOUNT, seed).json.error?.message ?? '')?.[1];
    expect(named(1)).toMatch(/^\d{17}$/);
    expect(named(1)).not.toBe(ACCOUNT);
    expect(named(1)).not.toBe(named(2));
  });
});

describe('numbers in error bodies', () => {
  it('come with their digits', () => {
    const numbers = ['1.50', '17841400000000001234', '"9007199254740993"', '-0.1e-7'];
    const { body } = failing({ message: 'no', code: 100, numbers });
    expect(body).toContain(`"error_data":{${numbers.map((one, index) => `"n${index}":${one}`).join()}}`);
  });

  it('are chosen by the seed where only their count is given', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, numbers) => {
        const { body } = failing({ message: 'no', code: 100, numbers }, ACCOUNT, seed);
        const { error } = JSON.parse(body) as { error: { code: number; error_data: object } };
        expect(error.code).toBe(100);
        expect(Object.keys(error.error_data)).toHaveLength(numbers);
        expect(body).toBe(failing({ message: 'no', code: 100, numbers }, ACCOUNT, seed).body);
      }),
      { numRuns: 50 },
    );
  });
});

describe('echoes', () => {
  const secret = 'EAA/secret+|"täst"';

  it.each(ECHO_FORMS)('write a token as %s', (form) => {
    const told = echoed(`bad {token:${form}}.`, { token: secret });
    expect(told).not.toContain('{token');
    expect(told.length).toBeGreaterThan(secret.length);
  });

  it('repeat the very token and proof of the request', () => {
    const { json } = failing(
      { message: 'no {token}, {token:url}, {proof:unicode}; {other}', code: 1 },
      `${ACCOUNT}?appsecret_proof=ab`,
    );
    expect(json.error?.message).toBe('no DEMO, DEMO, \\u0061\\u0062; {other}');
  });

  it('leave the API’s own words alone', () => {
    const { json } = testClient().get(`${ACCOUNT}?fields=a{token}`);
    expect(json.error?.message).toBe('(#100) Tried accessing nonexisting field (a) on node type (IGUser)');
  });
});

describe('hostile fields', () => {
  const kinds: readonly Hostile[] = [
    'case',
    'prototype',
    'quotes',
    'newline',
    'long',
    'emoji',
    'formula',
    'path',
    'empty',
    'columns',
  ];

  it.each(kinds)('of kind %s come as keys like any other', (hostile) => {
    const { get } = testClient({ faults: [{ when: { times: 0 }, do: { rows: { hostile } } }] });
    const rows = get(`${ACCOUNT}/media?limit=3&fields=caption`).json.data ?? [];
    for (const row of rows) {
      expect(Object.keys(row).some((name) => !['id', 'caption'].includes(name))).toBe(true);
      expect(row.id).toMatch(/^18\d{15}$/);
    }
    expect(new Set(rows.map((row) => JSON.stringify({ ...row, id: '', caption: '' }))).size).toBe(3);
  });

  it('have __proto__ as a key of their own', () => {
    expect(Object.keys(hostileFields('prototype', 1))).toContain('__proto__');
    const { body } = testClient({ faults: [{ do: { rows: { hostile: 'prototype' } } }] }).get(
      `${ACCOUNT}/media?limit=1`,
    );
    expect(body).toContain('"__proto__":');
  });

  it('stand in nested lists where these are named', () => {
    const { get } = testClient({
      commentsPerMedia: [1, 2],
      faults: [{ do: { rows: { add: { parent_id: 'mine' }, edge: 'comments' } } }],
    });
    const { data = [] } = get(`${ACCOUNT}/media?limit=2&fields=comments{text}`).json;
    for (const row of data) {
      const { data: comments } = row['comments'] as { data: object[] };
      expect(comments.every((one) => 'parent_id' in one)).toBe(true);
      expect(row).not.toHaveProperty('parent_id');
    }
  });
});
