import { accountUse, metricOf, nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { FieldItem } from '../fields';
import { accountAsks } from './accountAsks';
import { splitList } from './insights/layout';
import { modifierParams } from './modifierParams';
import type { Params } from './queryPlan';
import { nodeAt } from './readPath';
import type { Requested } from './warnings';

/** What a template, or a page of documentation, has where a name of one's own belongs. */
const PLACEHOLDER =
  /^(?:(?:YOUR_?)?(?:USER_?NAME|HASHTAG|(?:IG_?)?(?:USER|MEDIA|COMMENT|ACCOUNT|PAGE|HASHTAG)_?ID|WORD)|<[^<>]+>|\{[\w-]+\})$/;

/**
 * Lists why the API must refuse a query: what it requires and the query lacks, and placeholders that are left in it. A run
 * sends such a query all the same, because the API decides. Source: docs/graph-api.md §6.4, §7.5.
 *
 * @returns a sentence for each reason, once
 */
export function refusalsOf({ query, edge, items, params }: Requested): readonly string[] {
  const path = edge.split('/');
  const isInsights = READING_RULES.metricEdges.has(path.at(-1) ?? '');
  const node = nodeAt(query, (isInsights ? path.slice(0, -1) : path).join('/'));
  const lacking = isInsights ? lackingOf(params, node) : lackingIn(items, node, edge === '' ? params : {});
  const left = [...path, ...Object.values(params), ...valuesIn(items)].filter((text) =>
    PLACEHOLDER.test(text.trim()),
  );
  const all = [
    ...lacking,
    ...left.map((text) => `'${text.trim()}' stands for a name of your own: replace it`),
  ];
  return [...new Set(all)].map((reason) => `${query.label}: ${reason}`);
}

function lackingIn(
  items: readonly FieldItem[],
  node: NodeName | undefined,
  params: Params = {},
): readonly string[] {
  return items.flatMap((item) =>
    item.name === READING_RULES.insights
      ? lackingOf({ ...params, ...modifierParams(item) }, node)
      : lackingIn(item.fields ?? [], nodeTypeOf(item.name, node)),
  );
}

/** Of nodes of an unknown type it is not known what they require. */
function lackingOf(params: Params, node: NodeName | undefined): readonly string[] {
  const metrics = splitList(params['metric']);
  if (node === undefined) {
    return [];
  }
  if (metrics.length === 0) {
    return ['insights require a metric, such as metric(reach)'];
  }
  // Metrics of pages, which may be configured as accounts, have other rules.
  if (node !== READING_RULES.accountNode || metrics.some((name) => metricOf(name, node) === undefined)) {
    return [];
  }
  const unbroken = unbrokenOf(params);
  return [
    ...((params['period'] ?? '').trim() === ''
      ? ['insights of an account require a period, such as period(day)']
      : []),
    ...(unbroken.length === 0
      ? []
      : [
          `${unbroken.join(', ')} ${unbroken.length === 1 ? 'requires' : 'require'} a breakdown: one of ${breakdownsOf(unbroken)}`,
        ]),
  ];
}

/** A breakdown that they do not have is left out before anything is sent. */
function unbrokenOf(params: Params): readonly string[] {
  return accountAsks(params).asks.flatMap((ask) =>
    splitList(ask.params['breakdown'] ?? ask.params['breakdowns']).length > 0
      ? []
      : ask.metrics.filter((name) => accountUse(name)?.requiresBreakdown === true),
  );
}

function breakdownsOf(metrics: readonly string[]): string {
  const names = metrics.flatMap((name) => accountUse(name)?.breakdowns ?? []);
  return [...new Set(names)].join(', ');
}

function valuesIn(items: readonly FieldItem[]): readonly string[] {
  return items.flatMap(({ modifiers, fields = [] }) => [
    ...modifiers.map(({ value }) => value),
    ...valuesIn(fields),
  ]);
}
