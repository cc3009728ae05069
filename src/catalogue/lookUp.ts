import { ACCOUNT_METRICS } from './accountMetrics';
import type { Field, MetricFacts, NodeFacts, NodeName } from './facts';
import { COMMENT, MEDIA, STORY } from './media';
import { MEDIA_METRICS } from './mediaMetrics';
import { HASHTAG, PAGE, USER } from './user';

const NODES: Readonly<Record<NodeName, NodeFacts>> = {
  user: USER,
  media: MEDIA,
  story: STORY,
  comment: COMMENT,
  page: PAGE,
  hashtag: HASHTAG,
};

/**
 * Lists what a kind of node may be asked for.
 *
 * @param node the kind
 * @returns the fields by name
 */
export function fieldsOf(node: NodeName): NodeFacts {
  return NODES[node];
}

/**
 * Looks up a field.
 *
 * @param name the field
 * @param node the kind of node on which it is asked, if that is known
 * @returns what is known of it there, or undefined
 */
export function fieldOf(name: string, node: NodeName | undefined): Field | undefined {
  return node !== undefined && Object.hasOwn(NODES[node], name) ? NODES[node][name] : undefined;
}

/**
 * Lists the metrics that insights of a kind of node know.
 *
 * @param node the kind, if it is known
 * @returns the metrics by name; those of all kinds where the kind is not known
 */
export function metricsOf(node: NodeName | undefined): MetricFacts {
  switch (node) {
    case 'user':
      return ACCOUNT_METRICS;
    case 'media':
    case 'story':
      return MEDIA_METRICS;
    default:
      return { ...ACCOUNT_METRICS, ...MEDIA_METRICS };
  }
}

/**
 * Tells what a field is: by its node, or as far as its name alone tells. A name that means a list on one kind of node and
 * an object on another is taken for a list where the node is not known.
 *
 * @param name the field
 * @param node the kind of node on which it is asked, if that is known
 * @returns its nature; `unknown` is told by the answer
 */
export function natureOf(name: string, node: NodeName | undefined): Field['nature'] | 'unknown' {
  const known = fieldOf(name, node);
  if (known !== undefined) {
    return known.nature;
  }
  const elsewhere = everywhere(name).map(({ nature }) => nature);
  return elsewhere.includes('edge') ? 'edge' : elsewhere.includes('object') ? 'object' : 'unknown';
}

/**
 * Tells to which kind of nodes a list or an object leads.
 *
 * @param name the field
 * @param node the kind of node on which it is asked, if that is known
 * @returns the kind; undefined where it is not known, or where it could be one of several
 */
export function nodeBehind(name: string, node?: NodeName): NodeName | undefined {
  const known = fieldOf(name, node);
  const [first, ...others] = (known === undefined ? everywhere(name) : [known]).map(kindOf);
  return others.every((one) => one === first) ? first : undefined;
}

function everywhere(name: string): readonly Field[] {
  return Object.values(NODES).flatMap((fields) => {
    const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return found === undefined || found.nature === 'scalar' ? [] : [found];
  });
}

function kindOf(field: Field): NodeName | undefined {
  return field.nature === 'scalar' ? undefined : field.of;
}
