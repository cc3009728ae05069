import { aPlan, NOW } from '../../tests/support/aQuery';
import type { QueryPlan } from '../plan';
import { withDistinctKeys } from '../plan/queryKey';
import { adoptWindows } from './adoptWindows';
import { FRESH_STATE } from './state';
import type { State } from './state';

const END = NOW - 86_400;
const media = (fields: string, own: { id?: string; name?: string } = {}): QueryPlan =>
  aPlan({ name: 'media', path: 'media', since: 'last run', fields, ...own });
const windows = (...keys: string[]): State => ({
  ...FRESH_STATE,
  windows: Object.fromEntries(keys.map((key, index) => [key, { '1': END - index }])),
});
/** The ends of account 1 by query. */
function adopted(state: State, ...plans: QueryPlan[]): (number | undefined)[] {
  const { windows: found } = adoptWindows(state, plans, NOW).state;
  return plans.map(({ key }) => found[key]?.['1']);
}

describe('adoptWindows', () => {
  it('gives each of two queries of one name its own end', () => {
    const [one, two] = [media('id'), media('id,caption')];
    expect(adopted(windows(one.key), one, two)).toEqual([END, undefined]);
    expect(adopted(windows(one.key, two.key), two, one)).toEqual([END - 1, END]);
  });

  it('lets an edited query go on where it was, and leaves its former key to nobody', () => {
    const [before, after] = [media('id', { id: '7' }), media('id,caption', { id: '7' })];
    const { state, warnings } = adoptWindows(windows(before.key), [after], NOW);
    expect([state.windows, warnings]).toEqual([
      { [after.key]: { '1': END } },
      [
        "query 'media' was edited and goes on from its last run: what it requests now is not read for the time before; rename it to begin anew",
      ],
    ]);
  });

  it('says nothing of an edit that reads the whole range anyway, nor of keys of earlier versions', () => {
    const edited = aPlan({ name: 'media', path: 'media', fields: 'id,caption' });
    expect(adoptWindows(windows(media('id').key), [edited], NOW).warnings).toEqual([]);
    expect(adoptWindows(windows('media'), [media('id')], NOW).warnings).toEqual([]);
    expect(adoptWindows(windows(media('id').key), [media('id')], NOW).warnings).toEqual([]);
  });

  it('lets an edited query go on beside queries of other names, new ones and such as have an end', () => {
    const [before, after] = [media('id'), media('id,caption')];
    const [added, kept] = [media('id', { name: 'added' }), media('id', { name: 'kept' })];
    expect(adopted(windows(before.key, kept.key), added, after, kept)).toEqual([undefined, END, END - 1]);
  });

  it('leaves a query that has an end its own, and a former key to its namesake that was edited', () => {
    const [one, former, edited] = [media('id'), media('id,like_count'), media('id,caption')];
    expect(adopted(windows(one.key, former.key), one, edited)).toEqual([END, END - 1]);
    expect(adoptWindows(windows(one.key, 'media'), [one], NOW).state).toEqual(windows(one.key, 'media'));
  });

  it('lets nobody guess', () => {
    const [one, two, three] = [media('id'), media('id,caption'), media('id,like_count')];
    // Two queries were edited, or two former keys fit, or the former key is another's.
    expect(adopted(windows(one.key), two, three)).toEqual([undefined, undefined]);
    expect(adopted(windows(one.key, two.key), three)).toEqual([undefined]);
    expect(adopted(windows(media('id', { id: '8' }).key), media('id,caption', { id: '7' }))).toEqual([
      undefined,
    ]);
    expect(adopted(windows(media('id', { name: 'x' }).key), media('id', { name: 'y' }))).toEqual([undefined]);
  });

  it('lets a query go on from its name alone when no other has it', () => {
    expect(adopted(windows('media'), media('id'))).toEqual([END]);
    expect(adopted(windows('media'), media('id'), media('id', { name: 'other' }))).toEqual([END, undefined]);
    expect(adopted(windows('media'), media('id'), media('id,caption'))).toEqual([undefined, undefined]);
  });

  it('keeps the keys of queries that are not in this configuration', () => {
    const other = media('id', { name: 'other' });
    expect(adoptWindows(windows(other.key, 'legacy'), [media('id')], NOW).state.windows).toEqual(
      windows(other.key, 'legacy').windows,
    );
  });

  it.each([
    [NOW + 1, 1],
    [NOW - 731 * 86_400, 1],
    [NOW - 730 * 86_400 - 1, 1],
    [0, 1],
    [NOW, 0],
    [NOW - 730 * 86_400, 0],
  ])('ignores the end %i with %i warning that names the query', (end, count) => {
    const plan = media('id');
    const state = { ...FRESH_STATE, windows: { [plan.key]: { '1': end, '2': END } } };
    const { state: next, warnings } = adoptWindows(state, [plan], NOW);
    expect(warnings).toHaveLength(count);
    expect(warnings.every((warning) => warning.startsWith("query 'media': "))).toBe(true);
    expect(next.windows[plan.key]).toEqual(count === 0 ? { '1': end, '2': END } : { '2': END });
  });

  it('takes an old end for no damage where the query does not go on from there', () => {
    const plan = aPlan({ name: 'media', path: 'media', since: '2019-01-01', until: '2020-01-01' });
    expect(
      adoptWindows({ ...FRESH_STATE, windows: { [plan.key]: { '1': 1_577_836_800 } } }, [plan], NOW).warnings,
    ).toEqual([]);
  });

  it('takes an old end for damage where a part of the query goes on from there', () => {
    const plan = aPlan({ name: 'page', fields: 'id,insights.since(last run).metric(reach)' });
    const state = { ...FRESH_STATE, windows: { [plan.key]: { '1': 1_577_836_800, '2': END } } };
    const { state: next, warnings } = adoptWindows(state, [plan], NOW);
    expect(warnings).toHaveLength(1);
    expect(next.windows).toEqual({ [plan.key]: { '2': END } });
  });
});

describe('queryKey', () => {
  it('does not change with white space, accounts, dates and page sizes', () => {
    const key = media('id,comments.limit(5).since(2 days ago){text}').key;
    expect(media(' id ,\n comments { text } ').key).toBe(key);
    expect(
      aPlan({
        name: 'media',
        path: '/media/?limit=3&since=yesterday',
        limit: 7,
        ids: ['5'],
        fields: 'id,comments{text}',
      }).key,
    ).toBe(key);
  });

  it.each([
    media('id,media_type'),
    media('caption', { id: '1' }),
    media('caption', { name: 'Media' }),
    aPlan({ name: 'media', path: 'stories', fields: 'caption' }),
    aPlan({ name: 'media', path: 'media?x=1', fields: 'caption' }),
  ])('changes with what is requested, id and name', ({ key }) => {
    expect(key).not.toBe(media('caption').key);
  });

  it('is another one for queries that differ in nothing else', () => {
    const keys = withDistinctKeys([media('id'), media('id'), media('id')]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBe(media('id').key);
  });
});
