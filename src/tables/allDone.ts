/**
 * Waits until each of the promises has ended, so that nothing goes on behind a failure.
 *
 * @param promises any work
 * @throws what the first of them in the list threw
 */
export async function allDone(promises: Iterable<Promise<unknown>>): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
}
