/** How the form shows a message; `table` is a Markdown table. */
export type MessageType = 'success' | 'info' | 'warning' | 'error' | 'table';

/** What the form shows as a message (https://help.keboola.com/extend/common-interface/actions/). */
export interface ValidationResult {
  readonly status: 'success';
  readonly message: string;
  readonly type: MessageType;
}

/** One choice of a select that a sync action fills. */
export interface SelectElement {
  readonly value: string;
  readonly label: string;
}

/**
 * The answer of a sync action that shows a message. An action that fails throws a `UserError` instead.
 *
 * @param message Markdown
 * @param type how it is shown
 * @returns what the handler returns
 */
export function validationResult(message: string, type: MessageType = 'info'): ValidationResult {
  return { status: 'success', message, type };
}

/**
 * One choice of a select; the handler returns a list of them.
 *
 * @param value what the configuration gets
 * @param label what the user reads
 * @returns the choice
 */
export function selectElement(value: string, label = value): SelectElement {
  return { value, label };
}
