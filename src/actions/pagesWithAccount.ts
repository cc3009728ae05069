import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { findOwnAccount, findPages, PAGE_TOKEN, whyNoAccount } from '../accounts';
import type { Page } from '../accounts';
import type { Account, Config } from '../config';
import { askApi } from '../connect';
import type { Ports } from '../connect';

/** A page behind which there is an Instagram account. */
export type PageWithAccount = Page & Required<Pick<Page, 'account'>>;

/**
 * Finds the pages of the token behind which there is an Instagram account, each account once; under the Instagram login its one
 * account, which has no page.
 *
 * @throws UserError that says why there is none
 */
export async function pagesWithAccount(
  context: ActionContext,
  ports: Ports,
  config: Config,
): Promise<readonly PageWithAccount[]> {
  return askApi(context, ports, {
    config,
    purpose: 'list the accounts',
    ask: async (api) => {
      if (config.login === 'instagram') {
        return [withoutPage(await findOwnAccount(api))];
      }
      const pages = await findPages(api);
      const found = pages.filter((page): page is PageWithAccount => page.account !== undefined);
      if (found.length === 0) {
        throw new UserError(await whyNoAccount(pages, api));
      }
      if (found.some(({ isOfToken }) => isOfToken === true)) {
        context.logger.warning(PAGE_TOKEN);
      }
      const ids = found.map(({ account }) => account.id);
      return found.filter(({ account }, index) => ids.indexOf(account.id) === index);
    },
  });
}

function withoutPage({ id, name }: Account): PageWithAccount {
  return { id: '', name, category: '', account: { id, name, username: '' } };
}
