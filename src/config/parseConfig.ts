import { UserError } from '@keboola/component-ts-lite';
import { SERVED_VERSIONS } from '../catalogue';
import type { Account, Config, Query } from './config';
import { DEFAULTS, QUERY_DEFAULTS } from './defaults';
import type { Parameters, Query as RawQuery } from './generated/parameters';
import { normalizeParameters } from './normalizeParameters';
import { queryLabel } from './queryLabel';
import { suggestKeys } from './suggestKeys';
import { validateParameters } from './validateParameters';

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
    apiVersion: raw['api-version'] ?? DEFAULTS.apiVersion,
    login: raw.login ?? DEFAULTS.login,
    ...(bucketId && { bucketId }),
    onError: raw['on-error'] ?? DEFAULTS.onError,
    overlapDays: raw.overlap ?? DEFAULTS.overlapDays,
    maxWaitMinutes: raw['max-wait'] ?? DEFAULTS.maxWaitMinutes,
    writesReport: raw.report ?? DEFAULTS.writesReport,
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
  return {
    label: queryLabel(raw.name),
    ...(raw.id !== undefined && { id: String(raw.id) }),
    name: raw.name,
    incremental: raw.incremental ?? QUERY_DEFAULTS.incremental,
    snapshot: raw.snapshot ?? QUERY_DEFAULTS.snapshot,
    ...toRequest(raw.query),
  };
}

function toRequest(
  query: RawQuery['query'],
): Omit<Query, 'label' | 'id' | 'name' | 'incremental' | 'snapshot'> {
  const since = nonEmpty(query.since);
  const until = nonEmpty(query.until);
  return {
    path: (query.path ?? '').trim().replace(/^\/+|\/+$/g, ''),
    fields: query.fields ?? '',
    parameters: (query.parameters ?? '').trim(),
    ids: toIds(query.ids),
    limit: Number(nonEmpty(query.limit) ?? QUERY_DEFAULTS.limit),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    stopOnEmptyPage: query['stop-on-empty-response'] ?? QUERY_DEFAULTS.stopOnEmptyPage,
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

function configWarnings({ apiVersion, queries }: Config): string[] {
  const { version: oldest } = SERVED_VERSIONS.at(-1) ?? SERVED_VERSIONS[0];
  return [
    ...(majorOf(apiVersion) < majorOf(oldest)
      ? [`The API version ${apiVersion} is older than ${oldest}: the API answers it in a newer one`]
      : []),
    ...(queries.length === 0 ? ['No query is enabled: only the table of the accounts is written'] : []),
  ];
}

/** `v21.0` → 21 */
function majorOf(version: string): number {
  return Number(version.slice(1).split('.')[0]);
}
