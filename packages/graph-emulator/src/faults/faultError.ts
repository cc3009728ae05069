import type { ErrorDetails } from '../answer/errors';

/** An error as it is to be answered. */
export interface FaultError extends ErrorDetails {
  /**
   * `{token}` and `{proof}` stand for the request's own, `{token:url}` … for an escaped form (`echo.ts`), `{id}` for some other
   * object.
   */
  readonly message: string;
  /**
   * Numbers in `error_data`, each as JSON text (`1.50`, `17841400000000001234`, `"9007199254740993"`), or how many the seed
   * chooses.
   */
  readonly numbers?: number | readonly string[];
}
