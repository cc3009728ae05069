import type { Log } from '../runtime';
import type { Middleware } from './request';

/**
 * Warns once when the API answers in another version than the requested one.
 *
 * @param version the requested one, such as v25.0
 */
export function versionNotice(version: string, log: Pick<Log, 'warning'>): Middleware {
  let isLogged = false;
  return async (request, next) => {
    const answer = await next(request);
    const answered = answer.headers['facebook-api-version'];
    if (!isLogged && answered !== undefined && answered !== version) {
      isLogged = true;
      log.warning(`The API answers in version ${answered}, not in ${version} as configured`);
    }
    return answer;
  };
}
