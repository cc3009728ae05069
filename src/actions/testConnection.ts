import { UserError, validationResult } from '@keboola/component-ts-lite';
import type { ActionContext, ValidationResult } from '@keboola/component-ts-lite';
import {
  findOwnAccount,
  findPages,
  formatMissing,
  missingPermissions,
  readPermissions,
  readToken,
  whyNoAccount,
} from '../accounts';
import type { TokenStatus } from '../accounts';
import { isObject } from '../answer';
import { versionEnds } from '../catalogue';
import type { Config } from '../config';
import { askApi, nearEnds } from '../connect';
import type { Connection, NearEnd, Ports } from '../connect';
import { GraphError } from '../errors';
import { nowSeconds } from '../time';
import { partialConfig } from './partialConfig';

/** Accounts that a sentence names; the others are counted. */
const NAMED_ACCOUNTS = 5;

/** What was found: problems fail the test, warnings do not. */
interface Findings {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Tests whether the configured token will do for the configuration: whether it lives, for how long, what it may read, and whether it
 * sees the configured accounts.
 *
 * @returns what a person should know, though it works: when the token or the API's version ends; nothing, which stands for
 *   `{"status": "success"}`, where there is nothing to say
 * @throws UserError that names every problem
 */
export async function testConnection(
  context: ActionContext,
  ports: Ports,
): Promise<ValidationResult | undefined> {
  const config = partialConfig(context, ['accounts']);
  const now = nowSeconds(ports.clock);
  const found = await askApi(context, ports, {
    config,
    purpose: 'connect',
    ask: (api) =>
      config.login === 'instagram' ? testInstagramLogin(api) : test(api, context, { config, now }),
  });
  const warnings = [...found.warnings, ...versionEnds(config.apiVersion, now)];
  if (found.problems.length > 0) {
    throw new UserError([...found.problems, ...warnings].join('; '));
  }
  return warnings.length === 0
    ? undefined
    : validationResult(`The connection works. ${warnings.join('; ')}`, 'warning');
}

/** There is neither a page nor anything that tells of the token (docs/graph-api.md §9.1). */
async function testInstagramLogin(api: Connection): Promise<Findings> {
  await findOwnAccount(api);
  return { problems: [], warnings: [] };
}

async function test(
  api: Connection,
  { config: { parameters } }: ActionContext,
  { config, now }: { readonly config: Config; readonly now: number },
): Promise<Findings> {
  const [token, granted] = await Promise.all([tokenStatus(api), readPermissions(api)]);
  const missing = granted === undefined ? [] : missingPermissions(granted, queryTexts(parameters));
  const ends = token === undefined ? [] : tokenEnds(token, now);
  const sentences = (hasPassed: boolean): readonly string[] =>
    ends.filter((end) => end.hasPassed === hasPassed).map(({ sentence }) => sentence);
  return {
    problems: [
      ...sentences(true),
      ...(missing.length === 0 ? [] : [formatMissing(missing)]),
      // Without it the API does not list the pages at all.
      ...(missing.includes('pages_show_list') ? [] : await accountProblems(config, api)),
    ],
    warnings: sentences(false),
  };
}

/** Not every token may be asked about. */
async function tokenStatus(api: Connection): Promise<TokenStatus | undefined> {
  try {
    return await readToken(api, api.credentials);
  } catch (error) {
    if (error instanceof GraphError && error.kind !== 'token') {
      return undefined;
    }
    throw error;
  }
}

function tokenEnds({ endsAt, dataAccessEndsAt }: TokenStatus, now: number): readonly NearEnd[] {
  const ends = [
    ['The token', endsAt],
    ["Access to the person's data", dataAccessEndsAt],
  ] as const;
  return nearEnds(ends, now);
}

async function accountProblems({ accounts }: Config, api: Connection): Promise<readonly string[]> {
  const pages = await findPages(
    api,
    (own) => accounts.length > 0 && accounts.every(({ id }) => own.some(({ account }) => account?.id === id)),
  );
  const seen = new Set(pages.flatMap(({ account }) => account?.id ?? []));
  if (seen.size === 0) {
    return [await whyNoAccount(pages, api)];
  }
  const unseen = accounts.filter(({ id }) => !seen.has(id));
  if (unseen.length === 0) {
    return [];
  }
  const names = unseen.slice(0, NAMED_ACCOUNTS).map(({ id, name }) => (name === '' ? id : `${name} (${id})`));
  const more = unseen.length > NAMED_ACCOUNTS ? ` and ${unseen.length - NAMED_ACCOUNTS} more` : '';
  return [
    `No Facebook page of the token has the accounts ${names.join(', ')}${more}: give the authorized person a role on their pages, or authorize again and select those pages`,
  ];
}

/** Paths and fields of all queries, whatever their shape: half a configuration is tested too. */
function queryTexts(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const { queries, query } = parameters;
  const requests = [query, ...(Array.isArray(queries) ? queries : []).map(requestOf)].filter(isObject);
  return requests.flatMap(({ path, fields }) => [path, fields]).filter((text) => typeof text === 'string');
}

function requestOf(query: unknown): unknown {
  return isObject(query) && query['disabled'] !== true ? query['query'] : undefined;
}
