import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';

/** The remedies for each kind of error; the first that helps counts, and where none does the error stands. */
export type Remedies<Remedy> = Partial<Record<ErrorKind, readonly Remedy[]>>;

/**
 * Tries the remedies for an error one after the other.
 *
 * @param kindOf what the error is for what was requested
 * @param attempt applies a remedy: its outcome, or undefined where it does not help
 * @returns the outcome of the first that helps
 * @throws the error where none does
 */
export async function firstRemedy<Remedy, Outcome>(
  remedies: Remedies<Remedy>,
  error: unknown,
  {
    kindOf = ({ kind }) => kind,
    attempt,
  }: {
    readonly kindOf?: (error: GraphError) => ErrorKind;
    readonly attempt: (
      remedy: Remedy,
      error: GraphError,
    ) => Outcome | undefined | Promise<Outcome | undefined>;
  },
): Promise<Outcome> {
  if (error instanceof GraphError) {
    for (const remedy of remedies[kindOf(error)] ?? []) {
      const outcome = await attempt(remedy, error);
      if (outcome !== undefined) {
        return outcome;
      }
    }
  }
  throw error;
}
