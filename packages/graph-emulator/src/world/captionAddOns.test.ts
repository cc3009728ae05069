import { ACCOUNT, testClient } from '../testClient';

const MEDIA = Array.from({ length: 40 }, (_, index) => `1800000${String(index).padStart(7, '0')}000`);
const bodies = (edge: string): readonly unknown[] => {
  const { get } = testClient({ media: 40 });
  return MEDIA.map((id) => get(id + edge)).map(({ status, body }) => {
    expect(status).toBe(200);
    return JSON.parse(body) as unknown;
  });
};

describe('add-ons of captions', () => {
  it.each(['/poll_attachment', '/prompt_response'])('are one object or null for each post: %s', (edge) => {
    const found = bodies(edge);
    expect(found.filter((one) => one === null).length).toBeGreaterThan(10);
    expect(found.filter((one) => one !== null).length).toBeGreaterThan(2);
    expect(bodies(edge)).toEqual(found);
  });

  it('have a poll with two to four options, whose votes are fractions of one, and its end', () => {
    const polls = bodies('/poll_attachment').filter((one) => one !== null) as Record<string, unknown>[];
    for (const poll of polls) {
      const options = Object.keys(poll).filter((name) => /^option_[a-d]$/.test(name));
      expect([2, 3, 4]).toContain(options.length);
      const votes = options.map((name) => Number(poll[`${name}_votes_percentage`]));
      expect(votes.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      expect(poll['expiration_timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
    }
    const asNumbers = bodies('/poll_attachment?date_format=U').filter((one) => one !== null);
    expect(asNumbers[0]).toMatchObject({ expiration_timestamp: expect.any(Number) as number });
  });

  it('give the fields that are asked', () => {
    const polls = bodies('/poll_attachment?fields=option_a').filter((one) => one !== null);
    expect(new Set(polls.flatMap((one) => Object.keys(one as object)))).toEqual(new Set(['option_a']));
  });

  it('are refused of stories and accounts, in fields, and under the Instagram login', () => {
    const { get } = testClient({ media: 40 });
    const story = get(`${ACCOUNT}/stories`).json.data?.[0]?.id ?? '';
    const paths = [
      `${story}/poll_attachment`,
      `${ACCOUNT}/prompt_response`,
      `${MEDIA[0] ?? ''}?fields=poll_attachment`,
    ];
    for (const path of paths) {
      expect(get(path).json.error?.message).toContain('Tried accessing nonexisting field');
    }
    const instagram = testClient({ media: 40, login: 'instagram' });
    expect(instagram.get(`${MEDIA[0] ?? ''}/poll_attachment`).status).toBe(400);
  });
});
