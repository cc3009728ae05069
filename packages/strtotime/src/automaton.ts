import type { Pattern } from './pattern';

/** The longest match at a place: which pattern matched, and where the match ends (exclusive). */
export interface Match {
  readonly pattern: number;
  readonly end: number;
}

/** One state of the nondeterministic automaton; `accepts` is the number of the pattern that ends here. */
interface Node {
  readonly steps: { readonly allowed: string; readonly to: Node }[];
  readonly free: Node[];
  accepts?: number;
}

/** A set of nodes, with its transitions computed when first needed. */
interface State {
  readonly nodes: readonly Node[];
  readonly accepts: number | undefined;
  readonly next: Map<number, State | undefined>;
}

const newNode = (): Node => ({ steps: [], free: [] });

function append(pattern: Pattern, from: Node): Node {
  switch (pattern.kind) {
    case 'character': {
      const to = newNode();
      from.steps.push({ allowed: pattern.allowed, to });
      return to;
    }
    case 'sequence':
      return pattern.parts.reduce((at, part) => append(part, at), from);
    case 'choice': {
      const end = newNode();
      for (const option of pattern.options) {
        append(option, from).free.push(end);
      }
      return end;
    }
    case 'repeat':
      return appendRepeat(pattern, from);
  }
}

function appendRepeat(pattern: Pattern & { kind: 'repeat' }, from: Node): Node {
  let at = from;
  for (let count = 0; count < pattern.min; count += 1) {
    at = append(pattern.part, at);
  }
  if (pattern.max === Infinity) {
    const loop = newNode();
    at.free.push(loop);
    append(pattern.part, loop).free.push(loop);
    return loop;
  }
  const end = newNode();
  for (let count = pattern.min; count < pattern.max; count += 1) {
    at.free.push(end);
    at = append(pattern.part, at);
  }
  at.free.push(end);
  return end;
}

/** All nodes that are reached without reading a character. */
function closure(start: Iterable<Node>): Set<Node> {
  const reached = new Set(start);
  for (const node of reached) {
    for (const next of node.free) {
      reached.add(next);
    }
  }
  return reached;
}

/** The first of the patterns that end at these nodes. */
function acceptedBy(nodes: Iterable<Node>): number | undefined {
  const accepted = [...nodes].flatMap((node) => (node.accepts === undefined ? [] : [node.accepts]));
  return accepted.length > 0 ? Math.min(...accepted) : undefined;
}

/** The nodes that a character leads to. */
function targetsOf({ nodes }: State, code: number): readonly Node[] {
  const character = String.fromCharCode(code);
  return nodes.flatMap(({ steps }) =>
    steps.filter(({ allowed }) => allowed.includes(character)).map(({ to }) => to),
  );
}

/** The character code at a place; one NUL stands behind the text, as in C. */
const codeAt = (text: string, at: number): number => (at === text.length ? 0 : text.charCodeAt(at));

/**
 * Compiles patterns into a function that finds, at a place of a text, the longest match of any of them; of two equally
 * long matches the earlier pattern wins. A match may include the end of the text (`\0` in a pattern): then `end` is
 * `text.length + 1`. The time of one call is linear in the length of the text.
 */
export function compile(patterns: readonly Pattern[]): (text: string, start: number) => Match | undefined {
  const numbers = new Map<Node, number>();
  const states = new Map<string, State>();

  const stateOf = (nodes: Set<Node>): State | undefined => {
    if (nodes.size === 0) {
      return undefined;
    }
    const ids = [...nodes].map((node) => numbers.get(node) ?? numbers.set(node, numbers.size).size - 1);
    const key = ids.sort((a, b) => a - b).join();
    let state = states.get(key);
    if (state === undefined) {
      state = { nodes: [...nodes], accepts: acceptedBy(nodes), next: new Map() };
      states.set(key, state);
    }
    return state;
  };

  const step = (state: State, code: number): State | undefined => {
    if (state.next.has(code)) {
      return state.next.get(code);
    }
    const next = stateOf(closure(targetsOf(state, code)));
    // Only what the formats know is remembered, so that odd characters cannot fill the memory.
    if (next !== undefined || code < 128) {
      state.next.set(code, next);
    }
    return next;
  };

  const root = newNode();
  patterns.forEach((pattern, index) => (append(pattern, root).accepts = index));
  const initial = stateOf(closure([root]));

  return (text, start) => {
    let best: Match | undefined;
    let state = initial;
    for (let at = start; state !== undefined && at <= text.length; at += 1) {
      state = step(state, codeAt(text, at));
      if (state?.accepts !== undefined) {
        best = { pattern: state.accepts, end: at + 1 };
      }
    }
    return best;
  };
}
