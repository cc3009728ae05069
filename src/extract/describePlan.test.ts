import { aConfig } from '../../tests/support/aRun';
import { NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planRun } from '../plan';
import { describePlan } from './describePlan';
import type { PlanDescription } from './describePlan';

function described(...queries: Partial<Query>[]): PlanDescription {
  return describePlan(planRun(aConfig(queries), { now: NOW, reserved: new Map() }), NOW);
}

const DAILY = { name: 'daily', fields: 'insights.metric(reach).period(day)' };

describe('describePlan', () => {
  it('has the tables with columns and key, the windows, and the fewest requests', () => {
    const { tables, windows, requests, warnings } = described(
      { name: 'media', path: 'media', fields: 'id,caption' },
      { ...DAILY, since: '2026-06-01', until: '2026-06-10' },
    );
    expect(tables).toEqual([
      {
        name: 'media',
        columns: ['id', 'ex_account_id', 'fb_graph_node', 'parent_id', 'caption'],
        primaryKey: ['id', 'parent_id'],
      },
      {
        name: 'daily_insights',
        columns: expect.arrayContaining(['name', 'value', 'end_time']) as string[],
        primaryKey: ['id', 'parent_id', 'end_time'],
      },
    ]);
    expect(windows).toEqual([{ table: 'daily_insights', since: '2026-06-01', until: '2026-06-10' }]);
    expect(requests).toBe(4);
    expect(warnings).toEqual([]);
  });

  it('counts what does not fit into one answer, and says how much a page takes', () => {
    const fields = 'id,insights.metric(reach,navigation).breakdown(story_navigation_action_type)';
    expect(described({ name: 'stories', path: 'stories', fields })).toMatchObject({
      requests: 4,
      requestsPerPage: 2,
    });
    const plain = described({ name: 'media', path: 'media', fields: 'id' });
    expect(Object.keys(plain)).toEqual(['tables', 'windows', 'requests', 'warnings']);
  });

  it('says how many requests each post takes besides', () => {
    expect(
      described({ name: 'media', path: 'media', fields: 'id,poll_attachment,prompt_response' }),
    ).toMatchObject({ requests: 2, requestsPerPost: 2 });
  });

  it('has each window once, whatever the number of accounts', () => {
    const { windows, requests } = described({ ...DAILY, since: '2026-03-01', until: '2026-06-10' });
    expect(windows.length).toBeGreaterThan(1);
    expect(requests).toBe(2 * windows.length);
    expect(new Set(windows.map((window) => JSON.stringify(window))).size).toBe(windows.length);
  });

  it('has no window for what is requested of no time, and half of one where only its beginning is given', () => {
    expect(described({ name: 'media', path: 'media', fields: 'id' }).windows).toEqual([]);
    expect(described({ name: 'media', path: 'media', fields: 'id', since: '2026-06-01' }).windows).toEqual([
      { table: 'media', since: '2026-06-01' },
    ]);
  });

  it('warns once, with the name of the query, of what the plan and the range say', () => {
    const { warnings } = described({ ...DAILY, since: '2020-01-01', until: '2026-06-10' });
    expect(warnings).toEqual([expect.stringMatching(/^query 'daily': /)]);
  });

  it('throws where the API will never have anything', () => {
    expect(() => described({ ...DAILY, since: '2020-01-01', until: '2020-02-01' })).toThrow(
      'The whole range of the query is older than what the API still has',
    );
  });
});
