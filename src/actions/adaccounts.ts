import type { ActionContext } from '@keboola/component-ts-lite';
import { readList } from '../accounts';
import { idOf, toCell } from '../answer';
import { askApi } from '../connect';
import type { Ports } from '../connect';
import type { LegacyAccount } from './legacyAccount';
import { facebookConfig } from './partialConfig';

const PURPOSE = 'list the ad accounts';

/**
 * Lists the ad accounts of the token.
 *
 * @throws UserError when the API refuses, such as without the permission ads_read
 */
export async function adaccounts(context: ActionContext, ports: Ports): Promise<readonly LegacyAccount[]> {
  const nodes = await askApi(context, ports, {
    config: facebookConfig(context, PURPOSE),
    purpose: PURPOSE,
    ask: (api) => readList(api, { path: 'me/adaccounts', fields: 'id,name' }),
  });
  return nodes.map((node) => ({
    id: idOf(node),
    fb_page_id: '',
    name: toCell(node['name']),
    category: '',
  }));
}
