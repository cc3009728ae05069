import type { Middleware } from './request';

/**
 * Says once when the API answers in another version than the one asked (SPEC §3).
 *
 * @param asked the version asked, such as v25.0
 * @param notice called at most once, with the sentence
 * @returns the middleware
 */
export function versionNotice(asked: string, notice: (message: string) => void): Middleware {
  let said = false;
  return async (request, next) => {
    const answer = await next(request);
    const answered = answer.headers['facebook-api-version'];
    if (!said && answered !== undefined && answered !== asked) {
      said = true;
      notice(`The API answers in version ${answered}, not in ${asked} as the configuration asks`);
    }
    return answer;
  };
}
