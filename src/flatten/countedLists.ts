import { idOf, isEdge } from '../answer';
import type { JsonObject } from '../answer';
import type { Level } from '../plan';

/** Nodes that have no rows of a list though they count some. */
export interface CountedList {
  readonly list: string;
  readonly ids: readonly string[];
}

/** Watches the lists of which nodes have a count, such as `comments_count` next to `comments`. */
export class CountedLists {
  private readonly came = new Set<Level>();
  private readonly lacking = new Map<Level, { readonly list: string; readonly ids: string[] }>();

  /** Notes that nodes of a list came. */
  add(level: Level): void {
    this.came.add(level);
  }

  /** Looks at the lists of a node. */
  look(node: JsonObject, { edges }: Level): void {
    for (const [list, level] of edges) {
      const count = node[`${list}_count`];
      if (typeof count === 'number' && count > 0 && isRequested(level) && !hasNodes(node[list])) {
        const lacking = this.lacking.get(level) ?? { list, ids: [] };
        lacking.ids.push(idOf(node));
        this.lacking.set(level, lacking);
      }
    }
  }

  /** Lists those of which no node at all came: of a single object the count may include what is hidden (docs/graph-api.md §1.6). */
  missing(): readonly CountedList[] {
    return [...this.lacking].flatMap(([level, lacking]) => (this.came.has(level) ? [] : [lacking]));
  }
}

/** `limit(0)` requests the summary alone. */
function isRequested({ source }: Level): boolean {
  return !(source.by === 'edge' && source.params['limit'] === '0');
}

function hasNodes(list: unknown): boolean {
  return isEdge(list) && list.data.length > 0;
}
