import type { ActionContext } from '@keboola/component-ts-lite';
import { readToken } from '../accounts';
import { plainJson } from '../answer';
import { askApi } from '../connect';
import type { Ports } from '../connect';
import { facebookConfig } from './partialConfig';

const PURPOSE = 'ask about the token';

/**
 * Answers what the API says about the configured token: validity, ends, permissions.
 *
 * @throws UserError when the API does not answer that
 */
export async function debugtoken(context: ActionContext, ports: Ports): Promise<unknown> {
  const { data } = await askApi(context, ports, {
    config: facebookConfig(context, PURPOSE),
    purpose: PURPOSE,
    ask: (api) => readToken(api, api.credentials),
  });
  return plainJson(data);
}
