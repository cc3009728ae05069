import { ACTIONS } from './actions';
import { helpText } from './help';

describe('helpText', () => {
  const lines = helpText('1.0.0').trimEnd().split('\n');

  it('fits on a screen of 24 lines of 80 characters', () => {
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('names every action', () => {
    for (const action of Object.keys(ACTIONS)) {
      expect(lines.join('\n')).toMatch(new RegExp(`\\b${action}\\b`));
    }
  });
});
