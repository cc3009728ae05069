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

  /** All that was wrong, as `joinProblems` has it; undefined when nothing was. */
  all(): string | undefined {
    return this.messages.length === 0 ? undefined : joinProblems([...new Set(this.messages)]);
  }
}

/** Joins messages into one: their sentences in its first line, then the excerpts that show where. */
export function joinProblems(messages: readonly string[]): string {
  const lines = messages.map((message) => message.split('\n'));
  const excerpts = lines.flatMap(([, ...excerpt]) => excerpt);
  return [lines.map(([sentence]) => sentence).join('; '), ...excerpts].join('\n');
}
