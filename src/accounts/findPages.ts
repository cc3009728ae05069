import { UserError } from '@keboola/component-ts-lite';
import { idOf, isObject, toCell } from '../answer';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { GraphApi } from '../graph';
import { formatMissing, missingPermissions, readPermissions } from './permissions';
import { readList } from './readList';

/** A Facebook page that the token sees. */
export interface Page {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** The Instagram account that is connected to it; absent where there is none. */
  readonly account?: { readonly id: string; readonly name: string; readonly username: string };
}

type Api = Pick<GraphApi, 'send' | 'nextPage'>;

const FIELDS = 'id,name,category,instagram_business_account{id,name,username}';
/** Errors that say nothing about what the token may see. */
const NOT_OF_THE_TOKEN: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'passing',
  'unknown',
  'throttled',
  'token',
]);

/**
 * Lists the Facebook pages of a token: those on which the person has a role, and behind them those of the person's business portfolios.
 *
 * @param isEnough given the pages with a role; when it says so, portfolios are not asked (@default never)
 * @returns each page once
 * @throws UserError that names missing permissions, GraphError when the pages cannot be listed for another reason; a portfolio that may
 *   not be seen is left out
 */
export async function findPages(
  api: Api,
  isEnough: (pages: readonly Page[]) => boolean = () => false,
): Promise<readonly Page[]> {
  const own = await ownPages(api);
  if (isEnough(own)) {
    return own;
  }
  const businesses = await ifVisible(readList(api, { path: 'me/businesses', fields: 'id' }));
  const paths = businesses
    .map(idOf)
    .filter((id) => id !== '')
    .flatMap((id) => ['owned_pages', 'client_pages'].map((edge) => `${encodeURIComponent(id)}/${edge}`));
  const others = await Promise.all(paths.map((path) => ifVisible(pagesAt(path, api))));
  const pages = [...own, ...others.flat()];
  return pages.filter(({ id }, index) => pages.findIndex((page) => page.id === id) === index);
}

/** The API refuses the list without a permission, and does not say which. */
async function ownPages(api: Api): Promise<readonly Page[]> {
  try {
    return await pagesAt('me/accounts', api);
  } catch (error) {
    const isRefused = error instanceof GraphError && ['permission', 'account'].includes(error.kind);
    const granted = isRefused ? await readPermissions(api) : undefined;
    const missing = granted === undefined ? [] : missingPermissions(granted, []);
    throw missing.length > 0 ? new UserError(formatMissing(missing)) : error;
  }
}

async function pagesAt(path: string, api: Api): Promise<readonly Page[]> {
  const nodes = await readList(api, { path, fields: FIELDS });
  return nodes.flatMap((node) => toPage(node) ?? []);
}

async function ifVisible<Item>(list: Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await list;
  } catch (error) {
    if (error instanceof GraphError && !NOT_OF_THE_TOKEN.has(error.kind)) {
      return [];
    }
    throw error;
  }
}

function toPage(node: unknown): Page | undefined {
  const id = idOf(node);
  if (!isObject(node) || id === '') {
    return undefined;
  }
  const account = toAccount(node['instagram_business_account']);
  return { id, name: toCell(node['name']), category: toCell(node['category']), ...(account && { account }) };
}

function toAccount(node: unknown): Page['account'] {
  const id = idOf(node);
  return isObject(node) && id !== ''
    ? { id, name: toCell(node['name']), username: toCell(node['username']) }
    : undefined;
}
