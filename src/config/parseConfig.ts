import { UserError } from '@keboola/component-ts-lite';
import type { Account, Config, Query } from './config';
import type { Parameters, Query as RawQuery } from './generated/parameters';
import { normalizeParameters } from './normalizeParameters';
import { queryLabel } from './queryLabel';
import { suggestKeys } from './suggestKeys';
import { validateParameters } from './validateParameters';

/** The version requested when the configuration names none. */
const DEFAULT_VERSION = 'v25.0';
/** The oldest version that the API still serves. Source: docs/graph-api.md §6.1. */
const OLDEST_SERVED_VERSION = 21;
const DEFAULT_LIMIT = 25;
/** Numbers settle for up to 48 hours. Source: docs/graph-api.md §5.4. */
const DEFAULT_OVERLAP_DAYS = 2;
/** The API's quota is counted by the hour. Source: docs/graph-api.md §4. */
const DEFAULT_MAX_WAIT_MINUTES = 60;

/**
 * Reads the parameters of the configuration.
 *
 * @param parameters `config.parameters` as it came
 * @returns the configuration, and warnings that do not stop the run
 * @throws UserError that names every violation at once
 */
export function parseConfig(parameters: Readonly<Record<string, unknown>>): {
  config: Config;
  warnings: string[];
} {
  const normalized = normalizeParameters(parameters);
  const checked = validateParameters(normalized.parameters, { isRow: normalized.isRow });
  if (checked.violations !== undefined) {
    const sentence = `Cannot read the configuration: ${checked.violations.join('; ')}`;
    throw new UserError([sentence, ...suggestKeys(normalized.parameters)].join('\n'));
  }
  const raw = checked.parameters;
  const config = toConfig(raw, normalized.accountsBy);
  const warnings = [...normalized.warnings, ...suggestKeys(raw), ...configWarnings(config)];
  return { config, warnings };
}

function toConfig(raw: Parameters, accountsBy: Config['accountsBy']): Config {
  const bucketId = raw['bucket-id']?.trim();
  return {
    accounts: toAccounts(raw.accounts ?? {}),
    accountsBy,
    apiVersion: raw['api-version'] ?? DEFAULT_VERSION,
    ...(bucketId && { bucketId }),
    onError: raw['on-error'] ?? 'fail-at-end',
    overlapDays: raw.overlap ?? DEFAULT_OVERLAP_DAYS,
    maxWaitMinutes: raw['max-wait'] ?? DEFAULT_MAX_WAIT_MINUTES,
    writesReport: raw.report ?? false,
    queries: raw.queries.map(toQuery),
  };
}

/** An account under two keys is one account. */
function toAccounts(raw: NonNullable<Parameters['accounts']>): Account[] {
  const byId = new Map(Object.values(raw).map((account) => [account.id, toAccount(account)]));
  return [...byId.values()];
}

function toAccount(raw: NonNullable<Parameters['accounts']>[string]): Account {
  return {
    id: raw.id,
    name: raw.name ?? '',
    category: raw.category ?? '',
    fbPageId: String(raw.fb_page_id ?? ''),
  };
}

function toQuery(raw: RawQuery): Query {
  const { query } = raw;
  const since = nonEmpty(query.since);
  const until = nonEmpty(query.until);
  return {
    label: queryLabel(raw.name),
    ...(raw.id !== undefined && { id: String(raw.id) }),
    name: raw.name,
    incremental: raw.incremental ?? true,
    path: (query.path ?? '').trim().replace(/^\/+|\/+$/g, ''),
    fields: query.fields ?? '',
    parameters: (query.parameters ?? '').trim(),
    ids: toIds(query.ids),
    limit: Number(nonEmpty(query.limit) ?? DEFAULT_LIMIT),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    stopOnEmptyPage: query['stop-on-empty-response'] ?? false,
  };
}

function toIds(ids: string | undefined): Query['ids'] {
  if (ids === undefined) {
    return 'none';
  }
  const named = ids
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return named.length === 0 ? 'every' : [...new Set(named)];
}

function nonEmpty(value: string | number | undefined): string | undefined {
  const text = String(value ?? '').trim();
  return text === '' ? undefined : text;
}

function configWarnings(config: Config): string[] {
  const version = Number(config.apiVersion.slice(1).split('.')[0]);
  return [
    ...(version < OLDEST_SERVED_VERSION
      ? [
          `The API version ${config.apiVersion} is older than v${OLDEST_SERVED_VERSION}.0: the API answers it in a newer one`,
        ]
      : []),
    ...(config.queries.length === 0
      ? ['No query is enabled: only the table of the accounts is written']
      : []),
  ];
}
