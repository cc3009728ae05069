/**
 * An error that the user can fix: a wrong setting, a missing right, a full disk. Its message is shown to the user and the
 * job ends with exit code 1 (common-interface.md, "Folder and process").
 *
 * Throw it only where the message tells the user what to do. Everything else that is thrown is an application error:
 * exit code 2 with a stack trace. The first line of the message is the sentence; further lines are details.
 */
export class UserError extends Error {
  override readonly name = 'UserError' as const;
}
