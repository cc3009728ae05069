/**
 * Gives the items of batches one by one. Written out, as an async generator spends most of the time of reading on its own promises: three
 * for each item.
 *
 * @param batches any iterator of lists
 * @returns their items; ends the batches where its reader stops early
 */
export function eachOf<T>(batches: AsyncGenerator<readonly T[]>): AsyncIterableIterator<T> {
  let batch: readonly T[] = [];
  let index = 0;
  /** Calls may overlap: each waits for the one before it. */
  let pending: Promise<IteratorResult<T>> | undefined;
  const fetch = async (): Promise<IteratorResult<T>> => {
    while (index >= batch.length) {
      const next = await batches.next();
      if (next.done === true) {
        return { done: true, value: undefined };
      }
      batch = next.value;
      index = 0;
    }
    return { done: false, value: batch[index++] as T };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      if (pending === undefined && index < batch.length) {
        return Promise.resolve({ done: false, value: batch[index++] as T });
      }
      const mine: Promise<IteratorResult<T>> = (pending ?? Promise.resolve())
        .then(fetch, fetch)
        .finally(() => {
          pending = pending === mine ? undefined : pending;
        });
      pending = mine;
      return mine;
    },
    async return() {
      batch = [];
      await batches.return(undefined);
      return { done: true, value: undefined };
    },
  };
}
