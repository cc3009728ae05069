/**
 * Reads several sources at once and gives their items as if they were read one after the other: sources that wait for
 * their turn have asked for their first item already. No more than one item of each waiting source is held.
 *
 * @param sources in the order of their items; each is opened when its turn comes near
 * @param width how many sources are open at once
 * @returns the items, source by source
 */
export async function* inOrder<Item>(
  sources: Iterable<() => AsyncIterable<Item>>,
  width: number,
): AsyncGenerator<Item, void, undefined> {
  const waiting: Lane<Item>[] = [];
  const rest = sources[Symbol.iterator]();
  const fill = (): void => {
    while (waiting.length < width) {
      const source = rest.next();
      if (source.done === true) {
        return;
      }
      waiting.push(openLane(source.value()));
    }
  };
  try {
    fill();
    while (waiting.length > 0) {
      yield* drain(waiting[0]);
      waiting.shift();
      fill();
    }
  } finally {
    for (const { items } of waiting) {
      // Not waited for: a source in the midst of a request ends when that does.
      items.return?.().catch(() => undefined);
    }
  }
}

interface Lane<Item> {
  readonly items: AsyncIterator<Item>;
  readonly first: Promise<IteratorResult<Item>>;
}

function openLane<Item>(source: AsyncIterable<Item>): Lane<Item> {
  const items = source[Symbol.asyncIterator]();
  const first = items.next();
  // Whoever drains the lane gets the error; until then it is not unhandled.
  first.catch(() => undefined);
  return { items, first };
}

async function* drain<Item>(lane: Lane<Item> | undefined): AsyncGenerator<Item, void, undefined> {
  for (
    let item = await lane?.first;
    lane !== undefined && item?.done === false;
    item = await lane.items.next()
  ) {
    yield item.value;
  }
}
