import { idOf, isObject } from '../answer';
import { mediaUse, onlyWhere, permissionOf, READING_RULES } from '../catalogue';

/** Media that are too new for a metric that older ones still have. */
export const NEWER = 'newer';

/** Something that the API does not give, and why. */
export type Omission = OmittedPart | OmittedMetric | OmittedField | OmittedRest;

interface Omitted {
  /** The API's own words. */
  readonly reason: string;
}

/** A part that some objects lack. */
interface OmittedPart extends Omitted {
  readonly kind: 'part';
  readonly part: ObjectPart;
  /** How many objects lack it. */
  readonly count: number;
  /** Ids of some of them. */
  readonly examples: readonly string[];
  /** When the newest of them was posted, as the API writes it, where they are too old; absent where that did not come. */
  readonly newest?: string;
}

/** A metric that no object has. */
interface OmittedMetric extends Omitted {
  readonly kind: 'metric';
  readonly metric: string;
  /** The media that lack it, as an adjective: their product type, or how new they are; absent where all do. */
  readonly of?: string;
  /** Set where the API has no data of it, which is no refusal. */
  readonly isEmpty?: true;
  /** Set where such media never have it: nothing that the user could mend. */
  readonly isExpected?: true;
}

/** A field that the nodes of a list do not have. */
interface OmittedField extends Omitted {
  readonly kind: 'field';
  /** Names of fields from the outermost in, joined with dots. */
  readonly field: string;
}

/** All that was requested: the answers are empty. */
interface OmittedRest extends Omitted {
  readonly kind: 'all';
}

/** What an object may lack: the whole of it, its insights, one of their metrics, some values of one, the rest of a nested list, or all of it. */
export type ObjectPart =
  | { readonly is: 'object' }
  | { readonly is: 'insights' }
  | { readonly is: 'metric'; readonly metric: string }
  | { readonly is: 'values'; readonly metric: string }
  | { readonly is: 'list'; readonly list: string }
  | { readonly is: 'whole list'; readonly list: string };

const EXAMPLES = 3;

/** The reason for values that give no row. */
const ODD = 'they are not what a value is';
/** The reason where the API has none. Source: docs/graph-api.md §2.2. */
const LEFT_OUT = "left out of the API's answers without a reason";

/** The reason where there is no value. Source: docs/graph-api.md §2.2. */
const NO_VALUE = 'it answered without a value';
/** The reason for a job without rows: an account may have no posts, and stories live for a day. */
const EMPTY = 'the answers of the API are empty';

/** Collects what a job omits: each kind once, with a count. */
export class Omissions {
  private readonly found = new Map<string, Omission>();
  /** Metrics of which the user was told why they do not come, at any object. */
  private readonly explained = new Set<string>();

  /** Notes an object that lacks something. */
  object(id: string, part: ObjectPart, reason: string): void {
    this.add({ kind: 'part', part, reason, count: 1, examples: [id] });
  }

  /** Notes a post without insights; one that is too old tells up to when posts are. */
  withoutInsights(node: unknown, reason: string, isTooOld: boolean): void {
    const time = isTooOld && isObject(node) ? node[READING_RULES.timeField] : undefined;
    const newest = typeof time === 'string' ? { newest: time } : {};
    const part = { is: 'insights' } as const;
    this.add({ kind: 'part', part, reason, count: 1, examples: [idOf(node)], ...newest });
  }

  /** Notes values of a metric that give no row; `id` is that of the first object with some. */
  values(metric: string, { count, of }: { readonly count: number; readonly of: string }): void {
    this.add({ kind: 'part', part: { is: 'values', metric }, reason: ODD, count, examples: [of] });
  }

  /** Notes a metric that no object has, or none of certain media. */
  metric(metric: string, reason: string, of?: string): void {
    const isExpected = of !== undefined && mediaUse(metric)?.of.some((kind) => kind === of) === false;
    this.add({
      kind: 'metric',
      metric,
      reason,
      ...(of !== undefined && { of }),
      ...(isExpected && of !== NEWER && { isExpected }),
    });
  }

  /** Notes metrics of which there is no data, in the API's own words. */
  noData(metrics: readonly string[], reason: string): void {
    metrics.forEach((metric) => this.add({ kind: 'metric', metric, reason, isEmpty: true }));
  }

  /** Notes metrics without a value; those of which it is known why not are left as they are. */
  empty(metrics: readonly string[]): void {
    for (const metric of metrics.filter((name) => !this.explained.has(name))) {
      const only = onlyWhere(metric);
      this.noData([metric], only === undefined ? NO_VALUE : `${NO_VALUE}; ${only}`);
    }
  }

  /** Notes an object that counts nodes of a list which the API does not give. */
  uncounted(id: string, list: string): void {
    const permission = permissionOf(list);
    const cure = permission === undefined ? '' : `; the API gives them with the permission ${permission}`;
    this.object(id, { is: 'whole list', list }, `its ${list}_count says that there are some${cure}`);
  }

  /** Notes that nothing came, unless it is known why not. */
  nothing(): void {
    if (this.found.size === 0) {
      this.add({ kind: 'all', reason: EMPTY });
    }
  }

  /** Notes metrics that did not come; those of which it is known why not are left as they are. */
  unexplained(metrics: readonly string[]): void {
    metrics
      .filter((metric) => !this.explained.has(metric))
      .forEach((metric) => this.metric(metric, LEFT_OUT));
  }

  /** Notes a field that the nodes of a list do not have. */
  field(field: string, reason: string): void {
    this.add({ kind: 'field', field, reason });
  }

  /** Adds what another job noted. */
  add(omission: Omission): void {
    const key = omissionKey(omission);
    const before = this.found.get(key);
    if (omission.kind === 'metric') {
      this.explained.add(omission.metric);
    } else if (omission.kind === 'part' && omission.part.is === 'metric') {
      this.explained.add(omission.part.metric);
    }
    this.found.set(
      key,
      omission.kind === 'part' && before?.kind === 'part' ? sum(before, omission) : omission,
    );
  }

  /** All that was noted, in the order in which it was first noted. */
  all(): readonly Omission[] {
    return [...this.found.values()];
  }
}

/** Makes a key that omissions of one kind and reason share. */
export function omissionKey(omission: Omission): string {
  const { kind, reason } = omission;
  switch (kind) {
    case 'part':
      return JSON.stringify([kind, omission.part, reason]);
    case 'metric':
      return JSON.stringify([kind, omission.metric, omission.of ?? '', reason]);
    case 'all':
      return JSON.stringify([kind, reason]);
    case 'field':
      return JSON.stringify([kind, omission.field, reason]);
  }
}

function sum(before: OmittedPart, more: OmittedPart): OmittedPart {
  const examples = [...before.examples, ...more.examples].slice(0, EXAMPLES);
  const newest = [before.newest, more.newest]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
  return {
    ...before,
    count: before.count + more.count,
    examples,
    ...(newest !== undefined && { newest }),
  };
}
