import { UserError } from '@keboola/component-ts-lite';

/** Gathers what is wrong, so that the user is told all of it at once. */
export class Problems {
  private readonly messages: string[] = [];

  /**
   * Does a piece of work that may find something wrong.
   *
   * @param work throws a UserError for what the user can mend
   * @returns what it gave, or undefined when something was wrong; other errors are thrown
   */
  attempt<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      this.messages.push(error.message);
      return undefined;
    }
  }

  /** Tells all that was wrong in one error: the sentences in its first line, then what shows their places. */
  throwAll(): void {
    if (this.messages.length > 0) {
      const lines = this.messages.map((message) => message.split('\n'));
      const excerpts = lines.flatMap((one) => one.slice(1));
      throw new UserError([lines.map((one) => one[0]).join('; '), ...excerpts].join('\n'));
    }
  }
}
