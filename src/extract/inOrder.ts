/**
 * Reads several sources at once and gives their items as if they were read one after the other: a source that waits for
 * its turn has requested its first item already. No more than one item of each waiting source is held.
 *
 * @param sources in the order of their items; each is opened when its turn comes near
 * @param width how many sources are open at once
 */
export async function* inOrder<Item>(
  sources: Iterable<() => AsyncIterable<Item>>,
  width: number,
): AsyncGenerator<Item, void, undefined> {
  const open: OpenSource<Item>[] = [];
  const rest = sources[Symbol.iterator]();
  const fill = (): void => {
    while (open.length < width) {
      const source = rest.next();
      if (source.done === true) {
        return;
      }
      open.push(openSource(source.value()));
    }
  };
  try {
    fill();
    while (open.length > 0) {
      yield* drain(open[0]);
      open.shift();
      fill();
    }
  } finally {
    for (const { items } of open) {
      // Not awaited: a source in the middle of a request ends when that does.
      items.return?.().catch(() => undefined);
    }
  }
}

interface OpenSource<Item> {
  readonly items: AsyncIterator<Item>;
  readonly first: Promise<IteratorResult<Item>>;
}

function openSource<Item>(source: AsyncIterable<Item>): OpenSource<Item> {
  const items = source[Symbol.asyncIterator]();
  const first = items.next();
  // Avoids an unhandled rejection: whoever drains the source gets the error.
  first.catch(() => undefined);
  return { items, first };
}

async function* drain<Item>(source: OpenSource<Item> | undefined): AsyncGenerator<Item, void, undefined> {
  for (
    let item = await source?.first;
    source !== undefined && item?.done === false;
    item = await source.items.next()
  ) {
    yield item.value;
  }
}
