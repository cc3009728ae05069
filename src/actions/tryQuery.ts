import { validationResult } from '@keboola/component-ts-lite';
import type { ActionContext, ValidationResult } from '@keboola/component-ts-lite';
import { findAllAccounts } from '../accounts';
import type { Config } from '../config';
import { askApi } from '../connect';
import type { Connection, Ports } from '../connect';
import { previewQuery } from '../extract';
import type { Preview } from '../extract';
import { planRun } from '../plan';
import { reservedTables } from '../run';
import { counted } from '../runtime';
import { nowSeconds } from '../time';
import { list, table } from './markdown';
import { configOfOneQuery } from './partialConfig';
import { planOf } from './validateQuery';
import type { ValidatedPlan } from './validateQuery';

/** The page size of a preview: a table shows no more rows. */
const ROWS_SHOWN = 20;

/** What a preview answers. */
export type TriedQuery = ValidationResult & {
  readonly tables: Preview['tables'];
  /** What was sent, a line for each request, without version, host and token. */
  readonly request: string;
  readonly plan: ValidatedPlan;
};

/**
 * Reads the first page of a query for its first account and shows the tables that it gives, as a run would write them.
 *
 * @throws UserError for what is wrong with the query, and for what the API refuses
 */
export async function tryQuery(context: ActionContext, ports: Ports): Promise<TriedQuery> {
  const config = configOfOneQuery(context);
  const now = nowSeconds(ports.clock);
  return askApi(context, ports, {
    config,
    purpose: `try ${config.queries[0]?.label ?? 'the query'}`,
    ask: async (api) => {
      const known = { ...config, accounts: await accountsToTry(config, api) };
      const plan = planOf(known, now);
      const first = planRun(firstPageOf(known), { now, reserved: reservedTables(known) });
      const preview = await previewQuery({
        plan: first,
        api,
        apiVersion: known.apiVersion,
        now,
        folder: context.folder,
      });
      const warnings = [...new Set([...plan.warnings, ...preview.warnings])];
      const { tables, requests } = preview;
      return {
        ...validationResult(formatPreview(tables, warnings), 'table'),
        tables,
        request: requests.join('\n'),
        plan: { ...plan, warnings },
      };
    },
  });
}

/** A query for every account needs one of them. */
async function accountsToTry(config: Config, api: Connection): Promise<Config['accounts']> {
  const needsAccount = config.queries.some(({ ids }) => ids === 'every');
  return config.accounts.length > 0 || !needsAccount
    ? config.accounts
    : (await findAllAccounts(api)).accounts;
}

function firstPageOf(config: Config): Config {
  const queries = config.queries.map((query) => ({ ...query, limit: Math.min(query.limit, ROWS_SHOWN) }));
  return { ...config, queries };
}

function formatPreview(tables: Preview['tables'], warnings: readonly string[]): string {
  const shown = tables.map(({ name, columns, rows }) =>
    rows.length === 0
      ? `**${name}**: no rows`
      : `**${name}** (${counted(rows.length, 'row')})\n\n${table(columns, rows)}`,
  );
  return [...(warnings.length > 0 ? [list(warnings)] : []), ...shown].join('\n\n');
}
