import { UserError } from '@keboola/component-ts-lite';

/** Collects what is wrong, so that the user reads all of it at once. */
export class Problems {
  private readonly messages: string[] = [];

  /**
   * Does a piece of work that throws a UserError for what the user can fix.
   *
   * @returns undefined when something was wrong; other errors are thrown
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

  /** Throws one UserError for all that was wrong: the sentences in its first line, then the excerpts that show where. */
  throwAll(): void {
    if (this.messages.length > 0) {
      const lines = this.messages.map((message) => message.split('\n'));
      const excerpts = lines.flatMap(([, ...excerpt]) => excerpt);
      throw new UserError([lines.map(([sentence]) => sentence).join('; '), ...excerpts].join('\n'));
    }
  }
}
