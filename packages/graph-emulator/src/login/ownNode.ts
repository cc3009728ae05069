import { pageAnswer } from '../answer/edgeAnswer';
import { ApiError, invalid } from '../answer/errors';
import type { Expansion } from '../answer/expand';
import type { AskedField } from '../answer/fieldsParser';
import { partOf } from '../answer/parts';
import { checkScope } from './access';
import { permissionsOf } from './tokenEndpoints';

/** Who asks. */
const OWN: Readonly<Record<string, string>> = { id: '122100000000001', name: 'Demo User' };

/** What is asked of `me`. */
interface OwnRequest {
  readonly edge: string;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: readonly AskedField[] | undefined;
}

/**
 * Answers `me` under the Facebook login: the user of a token, and the pages, businesses and permissions of it.
 *
 * @param asked the edge, the request's parameters and its fields
 * @param expansion the world around
 * @returns the body
 * @throws ApiError for another edge or field
 */
export function ownAnswer(asked: OwnRequest, expansion: Expansion): object {
  const { edge, fields } = asked;
  switch (edge) {
    case '':
      return ownFields(fields ?? Object.keys(OWN).map((name) => ({ name })));
    case 'permissions':
      return permissionsOf(expansion.owner);
    case 'businesses':
      return ownBusinesses(asked, expansion);
    case 'accounts':
      return ownPages(asked, expansion);
    case 'adaccounts':
      return ownAdAccounts(asked, expansion);
    default:
      throw invalid(`(#100) Tried accessing nonexisting field (${edge})`);
  }
}

/** Pages that are reached through a business only are not listed without the permission, and that is no error. */
function ownPages(asked: OwnRequest, expansion: Expansion): object {
  const { world, owner } = expansion;
  checkScope('accounts', owner.scopes, world.settings.login);
  if (world.settings.pagesThroughBusinesses && !owner.scopes.includes('business_management')) {
    return { data: [] };
  }
  return pageAnswer(world.pages(owner.accounts), { ...asked, path: 'me/accounts' }, expansion);
}

function ownBusinesses(asked: OwnRequest, expansion: Expansion): object {
  const { world, owner } = expansion;
  if (!owner.scopes.includes('business_management')) {
    throw new ApiError('(#200) Requires business_management permission to manage the object.', {
      status: 403,
      code: 200,
    });
  }
  return pageAnswer(world.businesses(), { ...asked, path: 'me/businesses' }, expansion);
}

/** One ad account for each business (https://developers.facebook.com/docs/graph-api/reference/user/adaccounts). */
function ownAdAccounts({ fields }: OwnRequest, { world, owner }: Expansion): object {
  if (!owner.scopes.some((scope) => scope === 'ads_read' || scope === 'ads_management')) {
    throw new ApiError('(#200) Requires ads_read or ads_management permission to manage the object.', {
      status: 403,
      code: 200,
    });
  }
  const accounts = Array.from({ length: world.settings.businesses }, (_, index) => ({
    id: `act_${4000 + index}`,
    name: `Ad account ${index + 1}`,
  }));
  return {
    data: accounts.map((account) => (fields === undefined ? { id: account.id } : partOf(account, fields))),
  };
}

function ownFields(fields: readonly { readonly name: string }[]): object {
  const unknown = fields.find(({ name }) => !Object.hasOwn(OWN, name));
  if (unknown !== undefined) {
    throw invalid(`(#100) Tried accessing nonexisting field (${unknown.name}) on node type (User)`);
  }
  return { ...Object.fromEntries(fields.map(({ name }) => [name, OWN[name]])), id: OWN['id'] };
}
