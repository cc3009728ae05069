import { applyChange } from '../../page/run/applyChange';
import type { Part, RunState } from '../wire';
import { changeOf } from './runChange';
import { IDLE } from './runs';

const part = (id: number, rows: number): Part => ({
  id: String(id),
  label: `Brand ${id}`,
  jobs: 12,
  done: 1,
  failed: 0,
  rows,
  requests: 3,
});
const accounts = Array.from({ length: 500 }, (_, index) => part(index, 0));
const moved = accounts.map((one, index) => (index === 7 ? part(7, 5) : one));
const STATE: RunState = { ...IDLE, status: 'running', startedAt: 1, accounts, warnings: ['a'] };

describe('changeOf()', () => {
  it('gives back with applyChange() each state, from nothing and from the one before', () => {
    const states: RunState[] = [
      IDLE,
      STATE,
      { ...STATE, accounts: moved, queries: [part(1, 1)], warnings: ['a', 'b'] },
      { ...STATE, status: 'done', endedAt: 9, moreWarnings: 3 },
      { ...STATE, startedAt: 2, accounts: [], warnings: [] },
    ];
    let shown: RunState | undefined;
    states.forEach((state, index) => {
      const change = changeOf(states[index - 1], state);
      shown = change === undefined ? shown : applyChange(shown, change);
      expect(shown).toEqual(state);
    });
  });

  it('sends one account of 500 when one has moved, and nothing when none has', () => {
    const change = changeOf(STATE, { ...STATE, accounts: moved });
    expect(change).toEqual({ isNew: false, facts: {}, queries: [], accounts: [part(7, 5)], warnings: [] });
    expect(changeOf(STATE, { ...STATE, accounts: [...accounts] })).toBeUndefined();
  });
});
