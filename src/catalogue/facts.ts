import type { BaseType } from '@keboola/component-ts-lite';

/** The kinds of nodes that the catalogue describes. */
export type NodeName = 'user' | 'media' | 'story' | 'comment' | 'page' | 'hashtag';

/** How a name went out of use. */
export interface Gone {
  /** The version from which on the API refuses it. */
  readonly since: `v${number}.0`;
  /** The day (yyyy-mm-dd) from which on all older versions refuse it too. */
  readonly everywhere: string;
  /** What to ask instead: a name, or words that say how. */
  readonly instead?: string;
  /** What it is gone for, where it is not gone altogether: words behind "is gone since v22.0". */
  readonly only?: string;
  /** A `metric_type` with which it is still answered. */
  readonly unlessType?: string;
}

/** What is known of any name. */
interface Fact {
  /** One sentence for the column, or for the reader of this file. */
  readonly description: string;
  /** The page that says so, or a section of the project's reference. */
  readonly source: string;
  /** A version, or a day from which on all versions have it; absent: older than what is recorded here. */
  readonly since?: string;
}

/** A field with one value. */
export interface ScalarField extends Fact {
  readonly nature: 'scalar';
  readonly type: BaseType;
}

/** A field with another node in it. */
export interface ObjectField extends Fact {
  readonly nature: 'object';
  /** Absent where the catalogue does not describe such nodes. */
  readonly of?: NodeName;
  /** The fields that come when none is asked of it. */
  readonly gives: readonly string[];
}

/** A list of nodes. */
export interface EdgeField extends Fact {
  readonly nature: 'edge';
  readonly of?: NodeName;
}

/** What a node may be asked for. */
export type Field = ScalarField | ObjectField | EdgeField;

/** What a kind of node may be asked for, by name. */
export type NodeFacts = Readonly<Record<string, Field>>;

/** A metric of insights: its values are numbers. */
export interface Metric extends Fact {
  readonly gone?: Gone;
}

/** The metrics of a kind of node, by name. */
export type MetricFacts = Readonly<Record<string, Metric>>;

type Since = Pick<Fact, 'since'>;

/**
 * Makes the fields of one source.
 *
 * @param source the page that tells of them
 * @returns a function for each sort of field: its description first
 */
export function fieldsFrom(source: string): {
  readonly text: (description: string, own?: Since) => ScalarField;
  readonly count: (description: string, own?: Since) => ScalarField;
  readonly flag: (description: string, own?: Since) => ScalarField;
  readonly time: (description: string, own?: Since) => ScalarField;
  readonly object: (description: string, own: Pick<ObjectField, 'of' | 'gives'>) => ObjectField;
  readonly edge: (description: string, own?: Since & Pick<EdgeField, 'of'>) => EdgeField;
} {
  const scalar =
    (type: BaseType) =>
    (description: string, own: Since = {}): ScalarField => ({
      nature: 'scalar',
      type,
      description,
      source,
      ...own,
    });
  return {
    text: scalar('STRING'),
    count: scalar('INTEGER'),
    flag: scalar('BOOLEAN'),
    time: scalar('TIMESTAMP'),
    object: (description, own) => ({ nature: 'object', description, source, ...own }),
    edge: (description, own = {}) => ({ nature: 'edge', description, source, ...own }),
  };
}

/**
 * Makes the metrics of one source.
 *
 * @param source the page that tells of them
 * @returns a function that makes a metric of its description
 */
export function metricsFrom(source: string): (description: string, own?: Since) => Metric {
  return (description, own = {}) => ({ description, source, ...own });
}

/**
 * Makes metrics that went out of use together.
 *
 * @param source the page that tells of it
 * @param together what they have in common
 * @returns a function that makes a metric of its description and what is its own
 */
export function goneFrom(
  source: string,
  together: Pick<Gone, 'since' | 'everywhere'>,
): (description: string, own?: Omit<Gone, 'since' | 'everywhere'>) => Metric {
  return (description, own = {}) => ({ description, source, gone: { ...together, ...own } });
}
