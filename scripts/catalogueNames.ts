import { fieldsOf, metricsOf } from '../src/catalogue';
import type { NodeName } from '../src/catalogue';

/** What an editor says of a name. */
interface NamedFact {
  readonly description: string;
  /** The type of node that the name leads to. */
  readonly of?: string;
}

/** Every type of node: one that the catalogue gets is missed here by the compiler. */
const NODES: Readonly<Record<NodeName, true>> = {
  user: true,
  media: true,
  story: true,
  comment: true,
  page: true,
  hashtag: true,
  poll: true,
  prompt: true,
};

/** Lists the names of fields and metrics that the catalogue has, by type of node, each with what it means. */
export function catalogueNames(): Readonly<
  Record<string, { readonly fields: object; readonly metrics: object }>
> {
  const nodes = Object.keys(NODES) as NodeName[];
  return Object.fromEntries(
    nodes.map((node) => [node, { fields: described(fieldsOf(node)), metrics: described(metricsOf(node)) }]),
  );
}

function described(facts: Readonly<Record<string, NamedFact>>): Readonly<Record<string, NamedFact>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { description, of }]) => [
      name,
      of === undefined ? { description } : { description, of },
    ]),
  );
}
