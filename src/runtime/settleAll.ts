/**
 * Waits until every promise has settled, so that nothing runs on after a failure.
 *
 * @throws what the first rejected promise of the list threw
 */
export async function settleAll(promises: Iterable<Promise<unknown>>): Promise<void> {
  const results = await Promise.allSettled(promises);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') {
    throw failed.reason;
  }
}
