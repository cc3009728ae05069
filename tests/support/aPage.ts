import type { ListPage } from '../../src/pages/reading';

/**
 * Makes a page of nodes that have nothing but their ids, the last of its list.
 *
 * @param ids of the nodes
 * @param own what is otherwise
 */
export function aPage(ids: readonly string[], own: Partial<ListPage> = {}): ListPage {
  return { nodes: ids.map((id) => ({ id })), paging: {}, skipped: 0, apart: [], refused: 0, ...own };
}
