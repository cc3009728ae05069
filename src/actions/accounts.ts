import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { findPages, PAGE_TOKEN, whyNoAccount } from '../accounts';
import { askApi } from '../connect';
import type { Ports } from '../connect';
import type { LegacyAccount } from './legacyAccount';
import { facebookConfig } from './partialConfig';

const PURPOSE = 'list the pages';

/**
 * Lists the Facebook pages of the token, with or without an Instagram account.
 *
 * @throws UserError that says why there is none
 */
export async function accounts(context: ActionContext, ports: Ports): Promise<readonly LegacyAccount[]> {
  return askApi(context, ports, {
    config: facebookConfig(context, PURPOSE),
    purpose: PURPOSE,
    ask: async (api) => {
      const pages = await findPages(api);
      if (pages.length === 0) {
        throw new UserError(await whyNoAccount(pages, api));
      }
      if (pages.some(({ isOfToken }) => isOfToken === true)) {
        context.logger.warning(PAGE_TOKEN);
      }
      return pages.map(({ id, name, category }) => ({ id, fb_page_id: id, name, category }));
    },
  });
}
