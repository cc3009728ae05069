import type { BaseType } from '@keboola/component-ts-lite';

/** The types of nodes that the catalogue describes. */
export type NodeName = 'user' | 'media' | 'story' | 'comment' | 'page' | 'hashtag';

/** How a name was removed from the API. */
export interface Removal {
  /** The version from which on the API refuses it. */
  readonly since: `v${number}.0`;
  /** The day (yyyy-mm-dd) from which on all older versions refuse it too. */
  readonly fromDay: string;
  /** What to use instead. */
  readonly instead?: Replacement;
  /** Objects published before this day (yyyy-mm-dd) still have it. */
  readonly keptBefore?: string;
}

/** What a removed metric is asked as today. */
export interface Replacement {
  readonly metric: string;
  /** The dimensions by which that metric tells what the removed one told. */
  readonly breakdown?: string;
}

/** What is known of any name. */
interface Fact {
  /** One phrase for the column, or for the reader of this file. */
  readonly description: string;
  /** The page that says so, or a section of docs/graph-api.md. */
  readonly source: string;
  /** A version, or a day from which on all versions have it; absent: older than what is recorded here. */
  readonly since?: string;
}

/** A field with one value. */
export interface ScalarField extends Fact {
  readonly kind: 'scalar';
  readonly type: BaseType;
}

/** A field with another node in it. */
export interface ObjectField extends Fact {
  readonly kind: 'object';
  /** Absent where the catalogue does not describe such nodes. */
  readonly of?: NodeName;
  /** The fields that come when none is requested. */
  readonly gives: readonly string[];
}

/** A list of nodes. */
export interface EdgeField extends Fact {
  readonly kind: 'edge';
  readonly of?: NodeName;
}

/** A field of a node. */
export type Field = ScalarField | ObjectField | EdgeField;

/** The fields of a type of node, by name. */
export type NodeFields = Readonly<Record<string, Field>>;

/** A metric of insights. */
export interface Metric extends Fact {
  /** INTEGER only where the API never gives a fraction. */
  readonly type: 'INTEGER' | 'NUMERIC';
  readonly removed?: Removal;
}

/** The metrics of a type of node, by name. */
export type NodeMetrics = Readonly<Record<string, Metric>>;

type Since = Pick<Fact, 'since'>;

/**
 * Makes the fields of one source.
 *
 * @returns a function for each kind of field, each with the field's description first
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
      kind: 'scalar',
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
    object: (description, own) => ({ kind: 'object', description, source, ...own }),
    edge: (description, own = {}) => ({ kind: 'edge', description, source, ...own }),
  };
}

/**
 * Makes the metrics of one source. They are NUMERIC unless the metric says otherwise: a table's type never changes, and a
 * query that gets a metric with fractions later must still load.
 */
export function metricsFrom(
  source: string,
): (description: string, own?: Since & Partial<Pick<Metric, 'type'>>) => Metric {
  return (description, own = {}) => ({ type: 'NUMERIC', description, source, ...own });
}

/** Makes metrics that were removed from the API together. */
export function removedFrom(
  source: string,
  together: Pick<Removal, 'since' | 'fromDay'>,
): (description: string, own?: Omit<Removal, 'since' | 'fromDay'>) => Metric {
  return (description, own = {}) => ({
    type: 'NUMERIC',
    description,
    source,
    removed: { ...together, ...own },
  });
}
