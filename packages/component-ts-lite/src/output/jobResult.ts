import type { DataFolder } from '../folder/dataFolder';

/** What a variable of a result may be. */
export type ResultValue = string | number | boolean;

/**
 * The result of a job: variables that the platform puts into the job's result when it succeeds, where a conditional flow tests them or
 * passes them on (docs/common-interface.md §1.6).
 *
 * @example
 * context.result.set({ rows: 12, isComplete: true });
 */
export class JobResult {
  private readonly variables = new Map<string, ResultValue>();

  /**
   * @param folder the job's folder
   * @param redact masks secrets in a text: whoever sees the job sees its result
   */
  constructor(
    private readonly folder: DataFolder,
    private readonly redact: (text: string) => string,
  ) {}

  /**
   * Sets variables; of two values of one name the later one counts. They are written when the action has succeeded.
   *
   * @param variables by name; what is undefined is left out
   * @throws RangeError when a name is empty, or a number is not finite; Error where several processes write into one folder, as the
   *   file of one would replace that of another
   */
  set(variables: Readonly<Record<string, ResultValue | undefined>>): void {
    if (this.folder.part !== undefined) {
      throw new Error(
        'Cannot set the result: several processes write into one folder, and it has one result',
      );
    }
    for (const [name, value] of Object.entries(variables)) {
      if (name === '' || (typeof value === 'number' && !Number.isFinite(value))) {
        throw new RangeError(`Cannot set '${name}' to ${value}: a result has names and finite numbers`);
      }
      if (value !== undefined) {
        this.variables.set(name, value);
      }
    }
  }

  /**
   * Writes out/result.json where a variable was set; a reader never sees half of it.
   *
   * @throws UserError when the disk or the rights refuse
   */
  async finish(): Promise<void> {
    if (this.variables.size > 0) {
      const entries = [...this.variables].map(([name, value]) => [name, this.written(value)] as const);
      const text = JSON.stringify({ variables: Object.fromEntries(entries) }, undefined, 2);
      await this.folder.writeAtomic(this.folder.result, `${text}\n`);
    }
  }

  /** The platform makes texts of all values, and of `false` an empty one, so truth is written as a word. */
  private written(value: ResultValue): string | number {
    return typeof value === 'number' ? value : this.redact(String(value));
  }
}
