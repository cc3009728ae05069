import { ACCOUNTS_TABLE } from '../tables';
import { cell, column, equal } from './algebra';
import { ACCOUNT_NAME, described, selected, withDistinctNames } from './columns';
import type { Computed } from './columns';
import { countFacts } from './metricFacts';
import type { Model } from './model';
import { nodeRows } from './nodeRows';
import type { NodeRows } from './nodeRows';
import { fieldsIn } from './tableColumns';
import type { NodeSource, PlannedTables } from './plannedTables';
import { ACCOUNTS, accountName } from './readings';

/** Makes `accounts`: a row for each configured account, with its profile as last read. */
export function accountsModel({ nodes: all }: PlannedTables): Model {
  const nodes = all.filter(({ kind }) => kind === 'account');
  const rows = nodes.length === 0 ? undefined : nodeRows({ nodes, metrics: [], parts: [], isDaily: false });
  const columns = withDistinctNames([...configured(), ...(rows ? profile(rows, nodes) : [])]);
  return {
    name: 'accounts',
    description: 'A row for each configured account, with its profile as last read',
    question: 'How many followers does each account have now?',
    grain: 'an account',
    key: ['account_id'],
    columns: columns.map((one) => one.column),
    query: {
      steps: rows?.steps ?? [],
      rows: {
        columns: selected(columns),
        from: { table: ACCOUNTS_TABLE, as: ACCOUNTS },
        joins: rows
          ? [{ from: rows.from, on: equal(rows.accountId, column(ACCOUNTS, 'id')) }, ...rows.joins]
          : [],
      },
    },
  };
}

function configured(): readonly Computed[] {
  const own = (name: string, field: string, description: string): Computed => ({
    column: described(name, 'text', { description, source: `${ACCOUNTS_TABLE}.${field}` }),
    value: cell(ACCOUNTS, field),
  });
  return [
    own('account_id', 'id', 'Id of the account'),
    { column: ACCOUNT_NAME, value: accountName() },
    own('category', 'category', 'Category of the account in the configuration'),
    own('fb_page_id', 'fb_page_id', 'Id of the Facebook page of the account'),
  ];
}

function profile(rows: NodeRows, nodes: readonly NodeSource[]): readonly Computed[] {
  return nodes.flatMap((source) =>
    fieldsIn(source).flatMap(({ column: name, type, description = `Field ${name}` }): readonly Computed[] => {
      const value = rows.raw(name, type);
      const facts = type === 'integer' ? countFacts(name) : { type, additive: false };
      return value === undefined
        ? []
        : [{ column: { name, ...facts, description, source: `${source.table}.${name}` }, value }];
    }),
  );
}
