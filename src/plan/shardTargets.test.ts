import { anAccount, aQuery, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planQuery } from './planQuery';
import { ofShard, shardOf } from './shardTargets';

const ids = Array.from({ length: 1000 }, (_, index) => String(17841400000000000n + BigInt(index)));
const planOf = (own: Partial<Query>): ReturnType<typeof planQuery> =>
  planQuery(aQuery({ name: 'media', path: 'media', fields: 'id', ...own }), {
    config: { accounts: ids.map(anAccount), apiVersion: 'v25.0', login: 'facebook' },
    now: NOW,
    reserved: new Map(),
  });
const shardsOf = (own: Partial<Query>, count: number): ReturnType<typeof planQuery>[] =>
  Array.from({ length: count }, (_, index) => ofShard(planOf(own), { index, count }));
const targetsOf = ({ targets }: ReturnType<typeof planQuery>): string[] => targets.map(({ node }) => node);

describe('shardOf()', () => {
  it('is the same in every version, so that an account finds its state', () => {
    expect(ids.slice(0, 8).map((id) => shardOf(id, 64))).toEqual([31, 14, 4, 50, 28, 1, 3, 62]);
  });
});

describe('ofShard()', () => {
  it.each([2, 7, 64])('gives each account to one of %d shards, in the order of the plan', (count) => {
    const shares = shardsOf({}, count).map(targetsOf);
    expect(shares.flat().sort()).toEqual([...ids].sort());
    shares.forEach((share) => expect(share).toEqual(ids.filter((id) => share.includes(id))));
    const sizes = shares.map((share) => share.length);
    // Four standard deviations of a fair division.
    const spread = 4 * Math.sqrt(ids.length / count);
    expect(Math.max(...sizes)).toBeLessThan(ids.length / count + spread);
    expect(Math.min(...sizes)).toBeGreaterThan(ids.length / count - spread);
  });

  it('leaves an account where it is when others are added', () => {
    const some = ids.filter((_, index) => index % 3 === 0);
    const before = some.map((id) => shardOf(id, 7));
    const shares = shardsOf({ ids: some }, 7).map(targetsOf);
    expect(some.map((id) => shares.findIndex((share) => share.includes(id)))).toEqual(before);
  });

  it('gives what is for no account to the first shard', () => {
    const shares = shardsOf({ ids: 'none', path: '17841400000000001/media' }, 3).map(targetsOf);
    expect(shares).toEqual([['17841400000000001'], [], []]);
  });

  it('gives a query that replaces its tables whole to the first shard, and says so there', () => {
    const [first, ...others] = shardsOf({ incremental: false }, 3);
    expect(first && targetsOf(first)).toEqual(ids);
    expect(first?.warnings).toEqual([
      "query 'media' replaces its tables ('incremental' is false), so it cannot be divided: this shard reads all of its 1000 accounts",
    ]);
    expect(others.map((plan) => [targetsOf(plan), plan.warnings])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it.each([
    ['one account', { ids: ['1'] }],
    ['no account', { ids: 'none', path: '17841400000000001/media' }],
  ] as const)('says nothing of a full load for %s, which has nothing to divide', (_, own) => {
    expect(shardsOf({ incremental: false, ...own }, 3).map(({ warnings }) => warnings)).toEqual([[], [], []]);
  });

  it('changes neither what is requested nor its key', () => {
    const whole = planOf({ fields: 'id,insights.metric(reach)' });
    const { targets: _, ...rest } = ofShard(whole, { index: 1, count: 2 });
    expect(whole).toMatchObject(rest);
  });
});
