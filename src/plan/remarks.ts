import { distance } from 'fastest-levenshtein';
import { fieldsOf, isGone, metricsOf, natureOf, nodeBehind } from '../catalogue';
import type { Gone, NodeName } from '../catalogue';
import type { Query } from '../config';
import { modifier } from '../fields';
import type { FieldItem } from '../fields';
import { splitList } from './insightsLevel';
import { nodeAt } from './nodeAt';

/** What a query asks. */
export interface Asked {
  readonly query: Pick<Query, 'label' | 'ids'>;
  /** The path behind the account; '' for the account itself. */
  readonly edge: string;
  readonly items: readonly FieldItem[];
  /** Parameters of the path itself. */
  readonly own: Readonly<Record<string, string>>;
}

interface AskedOf {
  readonly label: string;
  readonly node: NodeName | undefined;
  readonly version: string;
  readonly now: number;
}

/**
 * Looks in a query for names that are likely to give nothing: those that went out of use, and misspelt ones. A name that is
 * not known is asked without a word unless it is very near to a known one.
 *
 * @param asked what the query asks
 * @param at `now` in unix seconds; the version as `v25.0`
 * @returns a sentence for each name, once
 */
export function queryRemarks(
  { query, edge, items, own }: Asked,
  at: { readonly now: number; readonly apiVersion: string },
): readonly string[] {
  const of = { label: query.label, version: at.apiVersion, now: at.now };
  const path = edge.split('/');
  const remarks =
    path.at(-1) === 'insights'
      ? metricRemarks(own, { ...of, node: nodeAt(query, path.slice(0, -1).join('/')) })
      : fieldRemarks(items, { ...of, node: nodeAt(query, edge) }, edge === '' ? own : {});
  return [...new Set(remarks)];
}

function fieldRemarks(
  items: readonly FieldItem[],
  of: AskedOf,
  own: Readonly<Record<string, string>> = {},
): readonly string[] {
  return items.flatMap((item) => {
    if (item.name === 'insights') {
      return metricRemarks({ ...own, ...modifiersOf(item) }, of);
    }
    const node = nodeBehind(item.name, of.node);
    return [
      ...unknownField(item.name, of),
      ...(item.fields === undefined ? [] : fieldRemarks(item.fields, { ...of, node })),
    ];
  });
}

function metricRemarks(params: Readonly<Record<string, string>>, of: AskedOf): readonly string[] {
  const known = metricsOf(of.node);
  return splitList(params['metric']).flatMap((name) => {
    const metric = Object.hasOwn(known, name) ? known[name] : undefined;
    if (metric === undefined) {
      return unknownMetric(name, of);
    }
    const { gone } = metric;
    const when = { version: of.version, now: of.now, metricType: params['metric_type'] };
    return gone !== undefined && isGone(gone, when) ? [goneRemark(name, gone, of)] : [];
  });
}

function modifiersOf(item: FieldItem): Record<string, string> {
  return Object.fromEntries(
    ['metric', 'metric_type'].flatMap((name) => {
      const value = modifier(item, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function goneRemark(name: string, gone: Gone, { label }: AskedOf): string {
  const { since, only, instead } = gone;
  const cure = instead === undefined ? '' : `: ask ${/^\w+$/.test(instead) ? `'${instead}'` : instead}`;
  return `${label}: '${name}' is gone since ${since}${only === undefined ? '' : ` ${only}`}${cure}`;
}

function unknownMetric(name: string, of: AskedOf): readonly string[] {
  const known = metricsOf(of.node);
  const living = Object.keys(known).filter((one) => known[one]?.gone === undefined);
  return of.node === undefined ? [] : misspelt(name, { known: living, what: 'metric', of });
}

function unknownField(name: string, of: AskedOf): readonly string[] {
  const { node } = of;
  if (node === undefined || natureOf(name, node) !== 'unknown') {
    return [];
  }
  return misspelt(name, { known: Object.keys(fieldsOf(node)), what: 'field', of });
}

/** Only a name of some length, and one or two letters away, is likely to be another's. */
function misspelt(
  name: string,
  { known, what, of }: { readonly known: readonly string[]; readonly what: string; readonly of: AskedOf },
): readonly string[] {
  const most = name.length < 4 || !/^\w+$/.test(name) ? 0 : name.length < 7 ? 1 : 2;
  const near = known
    .map((one) => ({ one, away: distance(one, name) }))
    .filter(({ away }) => away <= most)
    .sort((one, other) => one.away - other.away)[0]?.one;
  return near === undefined
    ? []
    : [`${of.label}: the ${what} '${name}' is not known: did you mean '${near}'?`];
}
