import { isError } from './thrown';

/** The same symbol in every copy of the library: a component and its own libraries may each have installed one. */
export const userErrorMark: unique symbol = Symbol.for('@keboola/component-ts-lite/UserError') as never;

/**
 * An error that the user can fix: a wrong setting, a missing right, a full disk. Its message is shown to the user and the
 * job ends with exit code 1 (https://help.keboola.com/extend/common-interface/environment/#return-values).
 *
 * Throw it only where the message tells the user what to do. Everything else that is thrown is an application error:
 * exit code 2 with a stack trace. The first line of the message is the sentence; further lines are details.
 *
 * `instanceof UserError` also holds for an error that another copy of the library has made, such as its ES module beside its
 * CommonJS one.
 */
export class UserError extends Error {
  override readonly name = 'UserError' as const;

  /** Marks the errors of every copy of the library. */
  get [userErrorMark](): true {
    return true;
  }

  /** A subclass recognizes its own instances only. */
  static override [Symbol.hasInstance](this: unknown, value: unknown): boolean {
    return this === UserError
      ? isError(value) && userErrorMark in value
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }
}
