import type { GraphNode } from './nodes';

/** A list of nodes that is nowhere stored: newest first. */
export interface NodeSource {
  readonly length: number;
  at(index: number): GraphNode;
  /** Where a node stands; -1 when it is not in the list. */
  indexOf(node: GraphNode): number;
}

/**
 * Makes a list of nodes.
 *
 * @param length how many
 * @param at the node at a place
 * @param place where a node would stand
 * @returns the list
 */
export function source(
  length: number,
  at: (index: number) => GraphNode,
  place: (node: GraphNode) => number,
): NodeSource {
  return {
    length,
    at,
    indexOf: (node) => {
      const index = place(node);
      return index >= 0 && index < length && at(index).id === node.id ? index : -1;
    },
  };
}
