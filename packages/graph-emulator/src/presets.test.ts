import { createEmulator } from './answer/createEmulator';
import { presets } from './presets';
import { ACCOUNT } from './testClient';

describe('presets', () => {
  it.each(Object.keys(presets))('%s answers for its first account', (name) => {
    const { handle } = createEmulator(presets[name], () => Date.parse('2026-06-15T10:00:00Z'));
    const url = `http://127.0.0.1:1/v25.0/${ACCOUNT}/media?limit=2`;
    const statuses = Array.from({ length: 20 }, () => {
      const answer = handle({ method: 'GET', url, headers: { authorization: 'Bearer DEMO' } });
      return answer.status;
    });
    expect(statuses).toContain(200);
  });

  it('odd comes in another shape now and then', () => {
    const { handle } = createEmulator(presets['odd'], () => Date.parse('2026-06-15T10:00:00Z'));
    const url = `http://127.0.0.1:1/v25.0/${ACCOUNT}/media?limit=1&fields=comments,insights.metric(reach)`;
    const bodies = Array.from(
      { length: 300 },
      () => handle({ method: 'GET', url, headers: { authorization: 'Bearer DEMO' } }).body,
    );
    expect(new Set(bodies).size).toBeGreaterThan(10);
  });
});
