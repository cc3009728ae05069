import { idOf, isObject, toCell } from '../answer';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { GraphApi } from '../graph';
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
 * @throws GraphError when the pages cannot be listed; a portfolio that may not be seen is left out
 */
export async function findPages(
  api: Api,
  isEnough: (pages: readonly Page[]) => boolean = () => false,
): Promise<readonly Page[]> {
  const own = await pagesAt('me/accounts', api);
  if (isEnough(own)) {
    return own;
  }
  const businesses = await ifVisible(readList(api, { path: 'me/businesses', fields: 'id' }));
  const paths = businesses
    .map(idOf)
    .filter((id) => id !== '')
    .flatMap((id) => ['owned_pages', 'client_pages'].map((edge) => `${encodeURIComponent(id)}/${edge}`));
  const others = await Promise.all(paths.map((path) => ifVisible(pagesAt(path, api))));
  const byId = new Map([...own, ...others.flat()].reverse().map((page) => [page.id, page]));
  return [...byId.values()].reverse();
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
