import { describeError } from '../errors';
import type { GraphApi } from '../graph';

/** A question whose answer is good to have, and that decides nothing. */
export interface Courtesy<Answer> {
  readonly ask: (api: Pick<GraphApi, 'send' | 'nextPage'>) => Promise<Answer>;
  /** What stands for the answer where none comes, given why. */
  readonly otherwise: (why: string) => Answer;
}

/**
 * Asks next to other work: each request is sent once and waits for no quota.
 *
 * @param patience ends the wait for the answer
 * @returns what was answered, or else stands for it; it never rejects
 */
export async function askCourteously<Answer>(
  { send, nextPage }: Pick<GraphApi, 'send' | 'nextPage'>,
  { ask, otherwise }: Courtesy<Answer>,
  patience: AbortSignal,
): Promise<Answer> {
  const once = {
    nextPage,
    send: (request: Parameters<typeof send>[0]) => send({ ...request, isCourtesy: true }),
  };
  const tooLate = new Promise<never>((_, reject) => {
    patience.addEventListener('abort', () => reject(new Error('no answer came in time')), { once: true });
  });
  try {
    return await Promise.race([ask(once), tooLate]);
  } catch (error) {
    return otherwise(describeError(error));
  }
}
