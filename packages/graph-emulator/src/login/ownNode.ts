import { accountsOf, checkScope } from './access';
import { pageAnswer } from '../answer/edgeAnswer';
import { invalid } from '../answer/errors';
import type { Expansion } from '../answer/expand';
import type { AskedField } from '../answer/fieldsParser';

/** Who asks. */
const OWN: Readonly<Record<string, string>> = { id: '122100000000001', name: 'Demo User' };

/**
 * Answers `me` and `me/accounts`: the user of a token, and the pages that the token sees.
 *
 * @param asked the edge, the request's parameters and its fields
 * @param expansion the world around
 * @returns the body
 * @throws ApiError for another edge or field
 */
export function ownAnswer(
  asked: {
    readonly edge: string;
    readonly params: Readonly<Record<string, string>>;
    readonly fields: readonly AskedField[] | undefined;
  },
  expansion: Expansion,
): object {
  const { world, token } = expansion;
  const { edge, fields } = asked;
  if (edge === '') {
    return ownFields(fields ?? Object.keys(OWN).map((name) => ({ name })));
  }
  if (edge !== 'accounts') {
    throw invalid(`(#100) Tried accessing nonexisting field (${edge})`);
  }
  checkScope(edge, token, world.settings);
  return pageAnswer(
    world.pages(accountsOf(token, world.settings)),
    { ...asked, path: 'me/accounts' },
    expansion,
  );
}

function ownFields(fields: readonly { readonly name: string }[]): object {
  const unknown = fields.find(({ name }) => !Object.hasOwn(OWN, name));
  if (unknown !== undefined) {
    throw invalid(`(#100) Tried accessing nonexisting field (${unknown.name}) on node type (User)`);
  }
  return { ...Object.fromEntries(fields.map(({ name }) => [name, OWN[name]])), id: OWN['id'] };
}
