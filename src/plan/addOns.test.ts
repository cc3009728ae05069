import { aPlan } from '../../tests/support/aQuery';
import { parseFields } from '../fields';
import { addOnRemarks, addOnsIn, isAddOn } from './addOns';

const parsed = (text: string) => parseFields({ text, name: 'q' });

describe('add-ons of captions', () => {
  it('are found at any depth, and their cost is told once', () => {
    const items = parsed('id,poll_attachment,media{prompt_response{a},poll_attachment}');
    expect(items.map(isAddOn)).toEqual([false, true, false]);
    expect(addOnsIn(items).map(({ name }) => name)).toEqual([
      'poll_attachment',
      'prompt_response',
      'poll_attachment',
    ]);
    expect(addOnRemarks(items)).toHaveLength(2);
  });

  it('have tables of their own, a poll with all its columns', () => {
    const plan = aPlan({ path: 'media', fields: 'id,poll_attachment,prompt_response' });
    const edges = [...(plan.roots[0]?.level.edges.values() ?? [])];
    expect(edges.map(({ table, columns, writesRows }) => [table, columns.length, writesRows])).toEqual([
      ['q_poll_attachment', 9, true],
      ['q_prompt_response', 0, true],
    ]);
    expect(plan.remarks.join()).toContain("'poll_attachment' is requested of each post by itself");
    expect(plan.warnings).toEqual([]);
  });
});
