import type { Account, Query } from '../../src/config';
import type { QueryPlan } from '../../src/plan';
import { planQuery } from '../../src/plan/planQuery';
import { defaults, queryDefaults } from './defaults';

/** 2026-06-15T11:02:03Z: neither on a whole day nor on a whole hour. */
export const NOW = 1_781_521_323;

/** Makes an account, as a configuration with nothing but its id gives it. */
export function anAccount(id: string): Account {
  return { id, name: '', category: '', fbPageId: '' };
}

/** What a test says of its query. */
export type QueryParts = Partial<Query>;

/** Makes a query called `q` for every account, with the defaults of a configuration. */
export function aQuery(given: QueryParts = {}): Query {
  const name = given.name ?? 'q';
  return {
    label: `query '${name}'`,
    name,
    ...queryDefaults(),
    path: '',
    fields: '',
    ids: 'every',
    ...given,
  };
}

/** Plans a query for two accounts, `1` and `2`, at `NOW`. */
export function aPlan(given: QueryParts = {}): QueryPlan {
  return planQuery(aQuery(given), {
    config: { ...defaults(), accounts: [anAccount('1'), anAccount('2')] },
    now: NOW,
    reserved: new Map(),
  });
}
