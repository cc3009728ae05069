import { UserError } from '@keboola/component-ts-lite';
import type { Account, Config, Query } from './config';
import type { Parameters, Query as RawQuery } from './generated/parameters';
import { normalizeParameters } from './normalizeParameters';
import { printable } from './printable';
import { suggestKeys } from './suggestKeys';
import { validateParameters } from './validateParameters';

/** The version asked when the configuration names none (SPEC §3). */
const DEFAULT_VERSION = 'v25.0';
/** The oldest version that is not known to answer differently (SPEC §3). */
const OLDEST_GOOD_VERSION = 21;
const DEFAULT_LIMIT = 25;
/** Numbers settle for up to 48 hours (graph-api.md §5). */
const DEFAULT_OVERLAP_DAYS = 2;
/** The API's allowance is counted by the hour (graph-api.md §4). */
const DEFAULT_MAX_WAIT_MINUTES = 60;

/**
 * Makes the configuration of what the platform hands over.
 *
 * @param parameters `config.parameters` as it came
 * @returns the configuration, and sentences that the user should read though nothing is wrong enough to stop
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
  const config = toConfig(raw);
  const warnings = [...normalized.warnings, ...suggestKeys(raw), ...remarks(config)];
  return { config, warnings };
}

function toConfig(raw: Parameters): Config {
  const bucketId = raw['bucket-id']?.trim();
  return {
    accounts: toAccounts(raw.accounts ?? {}),
    apiVersion: raw['api-version'] ?? DEFAULT_VERSION,
    ...(bucketId && { bucketId }),
    onError: raw['on-error'] ?? 'fail-at-end',
    overlapDays: raw.overlap ?? DEFAULT_OVERLAP_DAYS,
    maxWaitMinutes: raw['max-wait'] ?? DEFAULT_MAX_WAIT_MINUTES,
    writesReport: raw.report ?? false,
    queries: raw.queries.filter((query) => query.disabled !== true).map(toQuery),
  };
}

/** One account under two keys is still one. */
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
  const since = given(query.since);
  const until = given(query.until);
  return {
    label: `query '${printable(raw.name)}'`,
    name: raw.name,
    incremental: raw.incremental ?? true,
    path: (query.path ?? '').trim().replace(/^\/+|\/+$/g, ''),
    fields: query.fields ?? '',
    ids: toIds(query.ids),
    limit: Number(given(query.limit) ?? DEFAULT_LIMIT),
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

function given(value: string | number | undefined): string | undefined {
  const text = String(value ?? '').trim();
  return text === '' ? undefined : text;
}

function remarks(config: Config): string[] {
  const version = Number(config.apiVersion.slice(1).split('.')[0]);
  return [
    ...(version < OLDEST_GOOD_VERSION
      ? [
          `The API version ${config.apiVersion} is older than v${OLDEST_GOOD_VERSION}.0: the API answers it in a newer one`,
        ]
      : []),
    ...(config.queries.length === 0 ? ['No query is enabled: only the accounts are written'] : []),
  ];
}
