import { LeftOut } from './leftOut';
import { Memory } from './memory';

describe('LeftOut', () => {
  it('counts objects by what they lack and why, with some of their ids', () => {
    const leftOut = new LeftOut();
    ['1', '2', '3', '4'].forEach((id) => leftOut.object(id, 'insights', 'no viewers'));
    leftOut.object('5', 'insights', 'too old');
    expect(leftOut.omissions()).toEqual([
      { what: 'insights', kind: 'objects', reason: 'no viewers', count: 4, examples: ['1', '2', '3'] },
      { what: 'insights', kind: 'objects', reason: 'too old', count: 1, examples: ['5'] },
    ]);
  });

  it('notes a metric once, for all or for a kind of objects', () => {
    const leftOut = new LeftOut();
    leftOut.metric('plays', 'gone');
    leftOut.metric('plays', 'gone');
    leftOut.metric('navigation', 'not for it', 'REELS');
    expect(leftOut.omissions().map(({ what, count }) => [what, count])).toEqual([
      ["metric 'plays'", 0],
      ["metric 'navigation' of REELS", 0],
    ]);
  });

  it('joins what was noted elsewhere', () => {
    const leftOut = new LeftOut();
    const omission = {
      what: 'insights',
      kind: 'objects',
      reason: 'r',
      count: 5,
      examples: ['1', '2', '3'],
    } as const;
    leftOut.add(omission);
    leftOut.add(omission);
    expect(leftOut.omissions()).toEqual([{ ...omission, count: 10 }]);
  });
});

describe('Memory', () => {
  it('knows which types refuse a metric, and nothing of unknown ones', () => {
    const memory = new Memory();
    memory.refuse('navigation', 'REELS', 'not for it');
    expect(memory.refusal('navigation', 'REELS')).toBe('not for it');
    expect(memory.refusal('navigation', 'STORY')).toBeUndefined();
    expect(memory.refusal('navigation', undefined)).toBeUndefined();
  });
});
