import { UserError } from '@keboola/component-ts-lite';
import { idOf, isObject, toCell } from '../answer';
import type { JsonObject } from '../answer';
import { describeError, GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { GraphApi } from '../graph';
import { formatMissing, missingPermissions, readPermissions } from './permissions';
import { readList, withoutId } from './readList';

/** A Facebook page that the token sees. */
export interface Page {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** The Instagram account that is connected to it; absent where there is none. */
  readonly account?: { readonly id: string; readonly name: string; readonly username: string };
  /** Set where the token is this page's own, which sees no other page. */
  readonly isOfToken?: true;
}

/** What is to be known of the accounts of such a token. */
export const PAGE_TOKEN =
  "The token is a Facebook page's own, so it sees only the account of this page; to read others, authorize as a person";

type Api = Pick<GraphApi, 'send' | 'nextPage'>;

const ACCOUNT = 'instagram_business_account';
const FIELDS = `id,name,category,${ACCOUNT}{id,name,username}`;
/** Errors that say nothing about what the token may see. */
const NOT_OF_THE_TOKEN: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'passing',
  'unknown',
  'throttled',
  'too-much',
  'token',
]);

/**
 * Lists the Facebook pages of a token: those on which the person has a role, and behind them those of the person's business portfolios.
 *
 * @param isEnough given the pages with a role; when it says so, portfolios are not asked (@default never)
 * @param onRefused told of each portfolio that refuses its pages, by name and id, and why (@default nobody is)
 * @returns each page once
 * @throws UserError that names missing permissions, GraphError when the pages cannot be listed for another reason; a portfolio that may
 *   not be seen is left out
 */
export async function findPages(
  api: Api,
  isEnough: (pages: readonly Page[]) => boolean = () => false,
  onRefused: (portfolio: string, why: string) => void = () => undefined,
): Promise<readonly Page[]> {
  const own = await ownPages(api);
  if (isEnough(own) || own.some(({ isOfToken }) => isOfToken === true)) {
    return own;
  }
  const businesses = await ifVisible(readList(api, { path: 'me/businesses', fields: 'id,name' }));
  const others = await Promise.all(businesses.map((business) => pagesOf(business, api, onRefused)));
  const pages = [...own, ...others.flat()];
  return pages.filter(({ id }, index) => pages.findIndex((page) => page.id === id) === index);
}

async function pagesOf(
  business: JsonObject,
  api: Api,
  onRefused: (portfolio: string, why: string) => void,
): Promise<readonly Page[]> {
  const id = idOf(business);
  const name = toCell(business['name']);
  const reasons = new Set<string>();
  const lists = await Promise.all(
    ['owned_pages', 'client_pages'].map((edge) =>
      ifVisible(pagesAt(`${encodeURIComponent(id)}/${edge}`, api), (why) => reasons.add(why)),
    ),
  );
  if (reasons.size > 0) {
    onRefused(name === '' ? id : `${name} (${id})`, [...reasons].join('; '));
  }
  return lists.flat();
}

/** The API refuses the list without a permission, and does not say which. */
async function ownPages(api: Api): Promise<readonly Page[]> {
  try {
    return await pagesAt('me/accounts', api);
  } catch (error) {
    if (isOfPage(error)) {
      return [await pageOfToken(api)];
    }
    const isRefused = error instanceof GraphError && ['permission', 'account'].includes(error.kind);
    const granted = isRefused ? await readPermissions(api) : undefined;
    const missing = granted === undefined ? [] : missingPermissions(granted, []);
    throw missing.length > 0 ? new UserError(formatMissing(missing)) : error;
  }
}

/** A page has no list of pages. Source: docs/graph-api.md §3.1, 100. */
function isOfPage(error: unknown): boolean {
  return (
    error instanceof GraphError && error.details.code === 100 && /node type \(Page\)/.test(error.message)
  );
}

async function pageOfToken(api: Api): Promise<Page> {
  const problemOf = (page: JsonObject): string | undefined => withoutId(page) ?? oddAccount(page);
  const { body } = await api.send({
    path: 'me',
    params: { fields: FIELDS },
    accountId: '',
    expects: problemOf,
  });
  return { ...toPage(body), isOfToken: true };
}

async function pagesAt(path: string, api: Api): Promise<readonly Page[]> {
  const nodes = await readList(api, {
    path,
    fields: FIELDS,
    problemOf: (page) => withoutId(page) ?? oddAccount(page),
  });
  return nodes.map(toPage);
}

async function ifVisible<Item>(
  list: Promise<readonly Item[]>,
  onRefused: (why: string) => void = () => undefined,
): Promise<readonly Item[]> {
  try {
    return await list;
  } catch (error) {
    if (error instanceof GraphError && !NOT_OF_THE_TOKEN.has(error.kind)) {
      onRefused(describeError(error));
      return [];
    }
    throw error;
  }
}

/** A page has its account or lacks the field. */
function oddAccount({ [ACCOUNT]: account }: JsonObject): string | undefined {
  return account === undefined || account === null || idOf(account) !== ''
    ? undefined
    : `the '${ACCOUNT}' of one of its objects has no 'id'`;
}

function toPage(node: JsonObject): Page {
  const account = node[ACCOUNT];
  return {
    id: idOf(node),
    name: toCell(node['name']),
    category: toCell(node['category']),
    ...(isObject(account) && { account: toAccount(account) }),
  };
}

function toAccount(node: JsonObject): NonNullable<Page['account']> {
  return { id: idOf(node), name: toCell(node['name']), username: toCell(node['username']) };
}
