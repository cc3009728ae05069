import type { PageWithAccount } from './pagesWithAccount';

/** Labels an account in a select: "Name (@username, page Page)"; what is not known is left out. */
export function accountLabel({ id: pageId, name: page, account, isOfToken }: PageWithAccount): string {
  const name = account.name || page || account.id;
  const marks = [
    ...(account.username === '' ? [] : [`@${account.username}`]),
    ...(pageId === '' || page === '' ? [] : [`page ${page}`]),
    ...(isOfToken === true ? ['the token is that of this page'] : []),
  ];
  return marks.length === 0 ? name : `${name} (${marks.join(', ')})`;
}
