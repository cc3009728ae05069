import { GraphError } from '../errors';
import type { ApiProfile } from './apiProfile';
import type { Middleware } from './request';

/**
 * Lets an error say what helps with this host of the API and this token: that the token is one of the other login, and what
 * the login calls its permissions.
 *
 * @param token the configured one
 */
export function cures({ otherLogin, cures: own }: ApiProfile, token: string): Middleware {
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      if (!(error instanceof GraphError) || error.details.cure === undefined) {
        throw error;
      }
      const isOfOtherLogin = error.kind === 'token' && otherLogin.token.test(request.token ?? token);
      const cure = isOfOtherLogin ? otherLogin.cure : (own[error.kind] ?? error.details.cure);
      throw new GraphError(error.kind, error.message, { ...error.details, cure });
    }
  };
}
