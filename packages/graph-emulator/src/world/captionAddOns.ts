import { pick } from './random';
import type { GraphNode } from './nodes';
import type { World } from './world';

/** What comes of an add-on: one object, or null where the media has none. */
type AddOn = (node: GraphNode, world: World, params: Readonly<Record<string, string>>) => object | null;

const DAY = 86_400;
/** How long a poll of a caption takes votes is not known. */
const POLL_DAYS = 7;
const QUESTIONS = [
  ['Yes', 'No'],
  ['Red', 'Green', 'Blue'],
  ['Spring', 'Summer', 'Autumn', 'Winter'],
];
const NAMES = ['option_a', 'option_b', 'option_c', 'option_d'];

const has = (node: GraphNode, world: World, of: { aspect: string; every: number }): boolean =>
  world.chance(node, of.aspect) % of.every === 0;

/** Options, the fraction of the votes of each, and the end: unix seconds with `date_format=U`, else an ISO date. */
const poll: AddOn = (node, world, { date_format: format }) => {
  if (!has(node, world, { aspect: 'poll', every: 4 })) {
    return null;
  }
  const options = pick(QUESTIONS, world.chance(node, 'question'));
  const votes = options.map((_, index) => 1 + (world.chance(node, `votes ${index}`) % 50));
  const all = votes.reduce((sum, count) => sum + count, 0);
  const end = world.postedAt(node) + POLL_DAYS * DAY;
  return {
    ...Object.fromEntries(options.map((option, index) => [NAMES[index] ?? '', option])),
    ...Object.fromEntries(
      votes.map((count, index) => [`${NAMES[index] ?? ''}_votes_percentage`, count / all]),
    ),
    expiration_timestamp: format === 'U' ? end : `${new Date(end * 1000).toISOString().slice(0, 19)}+0000`,
  };
};

/** What of a prompt can be read is not known: these two names are made up. */
const prompt: AddOn = (node, world) =>
  has(node, world, { aspect: 'prompt', every: 5 })
    ? { prompt: 'What would you like to see next?', response_count: world.chance(node, 'responses') % 30 }
    : null;

const ADD_ONS: Readonly<Record<string, AddOn>> = { poll_attachment: poll, prompt_response: prompt };

/**
 * Answers an add-on of a caption, which posts have and stories do not (docs/graph-api.md §1.9).
 *
 * @param node any
 * @param edge its name
 * @param around the world, and the request's parameters
 * @returns the object, null for a post without it, or undefined where the node has no such edge
 */
export function captionAddOn(
  node: GraphNode,
  edge: string,
  { world, params }: { readonly world: World; readonly params: Readonly<Record<string, string>> },
): object | null | undefined {
  const addOn = node.kind === 'media' && Object.hasOwn(ADD_ONS, edge) ? ADD_ONS[edge] : undefined;
  return addOn?.(node, world, params);
}
