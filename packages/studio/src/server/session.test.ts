import { Sessions } from './session';

describe('Sessions', () => {
  it('lets one browser in with a token, once', () => {
    const sessions = new Sessions();
    const token = sessions.invite();
    expect(sessions.open(`${token}x`)).toBeUndefined();
    const key = sessions.open(token);
    expect(sessions.has(`Bearer ${key!}`)).toBe(true);
    expect(sessions.open(token)).toBeUndefined();
  });

  it('takes neither the token itself nor anything else for a session', () => {
    const sessions = new Sessions();
    const token = sessions.invite();
    const key = sessions.open(token);
    for (const header of [undefined, '', 'Bearer ', `Bearer ${token}`, `Basic ${key!}`, `Bearer ${key!}0`]) {
      expect([header, sessions.has(header)]).toEqual([header, false]);
    }
  });

  it('takes the latest token only', () => {
    const sessions = new Sessions();
    const [first, second] = [sessions.invite(), sessions.invite()];
    expect([sessions.open(first), typeof sessions.open(second)]).toEqual([undefined, 'string']);
  });

  it('forgets the oldest of many sessions', () => {
    const sessions = new Sessions();
    const keys = Array.from({ length: 9 }, () => sessions.open(sessions.invite())!);
    expect(keys.map((key) => sessions.has(`Bearer ${key}`))).toEqual([false, ...Array(8).fill(true)]);
  });
});
