/** An error as it is to be answered. */
export interface FaultError {
  /** `{token}` and `{proof}` stand for the request's own; `{token:url}` … for an escaped form (`echo.ts`); `{id}` for some other object. */
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
  readonly code?: number;
  readonly subcode?: number;
  /** @default 'OAuthException' */
  readonly type?: string;
  /** As `error_user_title`. */
  readonly title?: string;
  /** As `error_user_msg`. @default the title */
  readonly userMessage?: string;
  readonly isTransient?: boolean;
  /**
   * Numbers in `error_data`, each as JSON text (`1.50`, `17841400000000001234`, `"9007199254740993"`), or how many the seed
   * chooses.
   */
  readonly numbers?: number | readonly string[];
}
