import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/runtime';

/** A clock that many runs share: time passes only when all of them wait. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the work has ended. */
  drive<Result>(work: Promise<Result>): Promise<Result>;
}

interface Sleeper {
  readonly at: number;
  /** Sleepers of one moment wake in the order in which they lay down. */
  readonly order: number;
  readonly wake: () => void;
}

/**
 * Makes a clock for runs whose every wait is one of it: their files and answers must come without timers or sockets.
 *
 * @param start unix milliseconds
 * @returns the clock
 */
export function virtualClock(start: number): VirtualClock {
  let now = start;
  let order = 0;
  const heap: Sleeper[] = [];
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const onAbort = (): void => reject(signal?.reason as Error);
        signal?.addEventListener('abort', onAbort, { once: true });
        order += 1;
        push(heap, {
          at: now + Math.max(0, milliseconds),
          order,
          wake: () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        });
      }),
    drive: async (work) => {
      const over = new AbortController();
      const end = (): void => over.abort();
      work.then(end, end);
      for (;;) {
        // All that can go on without time goes on before the next macrotask.
        await setImmediate();
        const next = over.signal.aborted ? undefined : pop(heap);
        if (next === undefined) {
          return work;
        }
        now = next.at;
        next.wake();
      }
    },
  };
}

const isBefore = (one: Sleeper, other: Sleeper): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

function push(heap: Sleeper[], sleeper: Sleeper): void {
  let place = heap.push(sleeper) - 1;
  for (
    let parent = (place - 1) >> 1;
    place > 0 && isBefore(heap[place]!, heap[parent]!);
    parent = (place - 1) >> 1
  ) {
    [heap[place], heap[parent]] = [heap[parent]!, heap[place]!];
    place = parent;
  }
}

function pop(heap: Sleeper[]): Sleeper | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) {
    return first;
  }
  heap[0] = last;
  for (let place = 0; ;) {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    let least = place;
    least = left < heap.length && isBefore(heap[left]!, heap[least]!) ? left : least;
    least = right < heap.length && isBefore(heap[right]!, heap[least]!) ? right : least;
    if (least === place) {
      return first;
    }
    [heap[place], heap[least]] = [heap[least]!, heap[place]!];
    place = least;
  }
}
