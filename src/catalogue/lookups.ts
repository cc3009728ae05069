import { parseDay } from '../time';
import { ACCOUNT_METRICS } from './accountMetrics';
import { POLL, PROMPT } from './addOns';
import type { AccountUse, Field, MediaUse, Metric, NodeFields, NodeMetrics, NodeName } from './facts';
import { isKept } from './isRemoved';
import { COMMENT, MEDIA, STORY } from './media';
import { MEDIA_METRICS } from './mediaMetrics';
import { READING_RULES } from './readingRules';
import { HASHTAG, PAGE, USER } from './user';

const NODES: Readonly<Record<NodeName, NodeFields>> = {
  user: USER,
  media: MEDIA,
  story: STORY,
  comment: COMMENT,
  page: PAGE,
  hashtag: HASHTAG,
  poll: POLL,
  prompt: PROMPT,
};

/** Lists the fields of a type of node, by name. */
export function fieldsOf(node: NodeName): NodeFields {
  return NODES[node];
}

/** Looks up a field; undefined where the node is not known or does not have it. */
export function fieldOf(name: string, node: NodeName | undefined): Field | undefined {
  return node !== undefined && Object.hasOwn(NODES[node], name) ? NODES[node][name] : undefined;
}

/** Lists the metrics of a type of node, by name; those of all types where the node is not known. */
export function metricsOf(node: NodeName | undefined): NodeMetrics {
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

/** Looks up a metric; undefined where the node is not known or does not have it. */
export function metricOf(name: string, node: NodeName | undefined): Metric | undefined {
  const metrics = node === undefined ? {} : metricsOf(node);
  return Object.hasOwn(metrics, name) ? metrics[name] : undefined;
}

/**
 * Tells whether only tokens of a Facebook login can request a field or a metric.
 *
 * @param name a field's or a metric's, as `what` says
 */
export function isFacebookOnly(what: 'field' | 'metric', name: string, node: NodeName | undefined): boolean {
  const fact = what === 'field' ? fieldOf(name, node) : metricOf(name, node);
  return fact?.facebookOnly === true;
}

/** Tells whether a metric of media is removed, at least for newer ones; what the API still has of it, it says itself. */
export function isRemovedOfMedia(metric: string): boolean {
  return metricOf(metric, 'media')?.removed !== undefined;
}

/** Tells whether a metric of accounts is removed. */
export function isRemovedOfAccounts(metric: string): boolean {
  return metricOf(metric, 'user')?.removed !== undefined;
}

/** Looks up the moment (unix seconds) from which on published media lack a metric that older ones have in a version. */
export function lackedFrom(metric: string, version: string): number | undefined {
  const removed = metricOf(metric, 'media')?.removed;
  return removed?.keptBefore !== undefined && isKept(removed, version)
    ? parseDay(removed.keptBefore)
    : undefined;
}

/** Tells whether a version no longer has a metric of any media, though older ones had it in earlier versions. */
export function isNoLongerKept(metric: string, version: string): boolean {
  const removed = metricOf(metric, 'media')?.removed;
  return removed?.keptBefore !== undefined && !isKept(removed, version);
}

/** Looks up how a metric of accounts can be requested; undefined where that is not known. */
export function accountUse(metric: string): AccountUse | undefined {
  return Object.hasOwn(ACCOUNT_METRICS, metric) ? ACCOUNT_METRICS[metric]?.use : undefined;
}

/** Looks up how a metric of media can be requested; undefined where that is not known. */
export function mediaUse(metric: string): MediaUse | undefined {
  return Object.hasOwn(MEDIA_METRICS, metric) ? MEDIA_METRICS[metric]?.use : undefined;
}

/** Tells whether media of a type of node may have a metric: stories lack some, and some only they have. */
export function hasMetric(metric: string, node: NodeName | undefined): boolean {
  const kinds = mediaUse(metric)?.of ?? [];
  const isOfStories = kinds.includes('STORY');
  return (
    kinds.length === 0 ||
    (node === 'story' ? isOfStories : node === 'media' ? kinds.length > 1 || !isOfStories : true)
  );
}

/**
 * Tells what a field is: by its node, or as far as its name alone tells. A name that is a list on one type of node and an
 * object on another counts as a list where the node is not known.
 *
 * @returns `unknown` where only the answer can tell
 */
export function fieldKindOf(name: string, node: NodeName | undefined): Field['kind'] | 'unknown' {
  const known = fieldOf(name, node);
  if (known !== undefined) {
    return known.kind;
  }
  const kinds = fieldsNamed(name).map(({ kind }) => kind);
  return kinds.includes('edge') || READING_RULES.lists.has(name)
    ? 'edge'
    : kinds.includes('object')
      ? 'object'
      : 'unknown';
}

/**
 * Tells to which type of nodes a list or an object leads.
 *
 * @param node the type of node that has the field, if it is known
 * @returns undefined where it is not known, or could be one of several
 */
export function nodeTypeOf(name: string, node?: NodeName): NodeName | undefined {
  const known = fieldOf(name, node);
  const [first, ...others] = (known === undefined ? fieldsNamed(name) : [known]).map(targetOf);
  return others.every((other) => other === first) ? first : undefined;
}

/** Lists and objects of one name on all types of nodes. */
function fieldsNamed(name: string): readonly Field[] {
  return Object.values(NODES).flatMap((fields) => {
    const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return found === undefined || found.kind === 'scalar' ? [] : [found];
  });
}

function targetOf(field: Field): NodeName | undefined {
  return field.kind === 'scalar' ? undefined : field.of;
}
