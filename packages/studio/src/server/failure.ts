/** What the page is told instead of an answer, in words for its user. */
export class Failure extends Error {
  /** @param status of HTTP */
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422,
    message: string,
  ) {
    super(message);
  }
}
