import { mediaUse } from '../catalogue';

/** Media that are too new for a metric that older ones still have. */
export const NEWER = 'newer';

/** Something that the API does not give, and why. */
export type Omission = OmittedPart | OmittedMetric | OmittedField;

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
}

/** A metric that no object has. */
interface OmittedMetric extends Omitted {
  readonly kind: 'metric';
  readonly metric: string;
  /** The media that lack it, as an adjective: their product type, or how new they are; absent where all do. */
  readonly of?: string;
  /** Set where such media never have it: nothing that the user could mend. */
  readonly isExpected?: true;
}

/** A field that the nodes of a list do not have. */
interface OmittedField extends Omitted {
  readonly kind: 'field';
  /** Names of fields from the outermost in, joined with dots. */
  readonly field: string;
}

/** What an object may lack: the whole of it, its insights, one of their metrics, some values of one, or the rest of a nested list. */
export type ObjectPart =
  | { readonly is: 'object' }
  | { readonly is: 'insights' }
  | { readonly is: 'metric'; readonly metric: string }
  | { readonly is: 'values'; readonly metric: string }
  | { readonly is: 'list'; readonly list: string };

const EXAMPLES = 3;

/** The reason for values that give no row. */
const ODD = 'they are not what a value is';
/** The reason where the API has none. Source: docs/graph-api.md §2.2. */
const LEFT_OUT = "left out of the API's answers without a reason";

/** Collects what a job omits: each kind once, with a count. */
export class Omissions {
  private readonly found = new Map<string, Omission>();
  /** Metrics of which the user was told why they do not come, at any object. */
  private readonly explained = new Set<string>();

  /** Notes an object that lacks something. */
  object(id: string, part: ObjectPart, reason: string): void {
    this.add({ kind: 'part', part, reason, count: 1, examples: [id] });
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

  /** Notes metrics of which there is no data: nothing is omitted. */
  noData(metrics: readonly string[]): void {
    metrics.forEach((metric) => this.explained.add(metric));
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
    const key = keyOf(omission);
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

function keyOf(omission: Omission): string {
  const { kind, reason } = omission;
  switch (kind) {
    case 'part':
      return JSON.stringify([kind, omission.part, reason]);
    case 'metric':
      return JSON.stringify([kind, omission.metric, omission.of ?? '', reason]);
    case 'field':
      return JSON.stringify([kind, omission.field, reason]);
  }
}

function sum(before: OmittedPart, more: OmittedPart): OmittedPart {
  const examples = [...before.examples, ...more.examples].slice(0, EXAMPLES);
  return { ...before, count: before.count + more.count, examples };
}
