import type { BaseType } from '@keboola/component-ts-lite';
import { V18, V21, V22 } from './sources';

/** The types of nodes that the catalogue describes. */
export type NodeName = 'user' | 'media' | 'story' | 'comment' | 'page' | 'hashtag' | 'poll' | 'prompt';

/** How a name was removed from the API. */
export interface Removal {
  /** The version from which on the API refuses it. */
  readonly since: `v${number}.0`;
  /** The day (yyyy-mm-dd) from which on all older versions refuse it too. */
  readonly fromDay: string;
  /** What to use instead. */
  readonly instead?: Replacement;
  /** Objects published before this day (yyyy-mm-dd) still have it, up to the version `keptUpTo`. */
  readonly keptBefore?: string;
  readonly keptUpTo?: `v${number}.0`;
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
  /** Only tokens of a Facebook login can request it. Source: docs/graph-api.md §9.1. */
  readonly facebookOnly?: true;
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
  /** The fields that come when none is requested, as far as they are known. */
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

/** What a metric can be requested with. */
interface Sourced {
  /** The page that says so, or a section of docs/graph-api.md. @default that of the metric */
  readonly source?: string;
}

/** Where a media object was published, by which the API decides about its metrics. */
export type MediaKind = 'FEED' | 'REELS' | 'STORY';

/** What the insights of media can be requested with, for one metric; the period is `lifetime` always. */
export interface MediaUse extends Sourced {
  /** The kinds of media that have it. */
  readonly of: readonly MediaKind[];
  /** The dimensions by which it can be broken down. */
  readonly breakdowns: readonly string[];
  /**
   * Media that were not shared to Facebook refuse it, in words that nobody has published: whatever error comes may be
   * that. Source: docs/graph-api.md §6.3.
   */
  readonly needsSharing?: true;
}

/** What the insights of an account can be requested with, for one metric. */
export interface AccountUse extends Sourced {
  /** A value for each day, one number for the window, or either. */
  readonly as: 'series' | 'total' | 'either';
  /** The periods that it has; the first is the one to use where another was requested. */
  readonly periods: readonly [string, ...string[]];
  /** The dimensions by which its total can be broken down; a series has none. */
  readonly breakdowns: readonly string[];
  /** The dimension without which no value comes. */
  readonly needsBreakdown?: string;
  /** Set where the API refuses it without a breakdown. */
  readonly requiresBreakdown?: true;
  /** The time frames of demographics; absent where the parameter means nothing. */
  readonly timeframes?: readonly [string, ...string[]];
  /** Whether it is refused without a time frame. */
  readonly needsTimeframe?: true;
}

/**
 * A metric of insights. Its values are numbers, of which any may be a fraction: the type of a table never changes, and a
 * query that gets a metric with fractions later must still load.
 */
export interface Metric<Use = AccountUse | MediaUse> extends Fact {
  readonly removed?: Removal;
  /** How it can be requested; absent where that is not known, or was removed. */
  readonly use?: Use;
}

/** The metrics of a type of node, by name. */
export type NodeMetrics<Use = AccountUse | MediaUse> = Readonly<Record<string, Metric<Use>>>;

/** What may be said of any name beside its description. */
type Extra = Pick<Fact, 'since' | 'facebookOnly'>;

/**
 * Makes the fields of one source.
 *
 * @returns a function for each kind of field, each with the field's description first
 */
export function fieldsFrom(source: string): {
  readonly text: (description: string, own?: Extra) => ScalarField;
  readonly count: (description: string, own?: Extra) => ScalarField;
  readonly flag: (description: string, own?: Extra) => ScalarField;
  readonly share: (description: string, own?: Extra) => ScalarField;
  readonly time: (description: string, own?: Extra) => ScalarField;
  readonly object: (description: string, own: Extra & Pick<ObjectField, 'of' | 'gives'>) => ObjectField;
  readonly edge: (description: string, own?: Extra & Pick<EdgeField, 'of'>) => EdgeField;
} {
  const scalar =
    (type: BaseType) =>
    (description: string, own: Extra = {}): ScalarField => ({
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
    share: scalar('NUMERIC'),
    time: scalar('TIMESTAMP'),
    object: (description, own) => ({ kind: 'object', description, source, ...own }),
    edge: (description, own = {}) => ({ kind: 'edge', description, source, ...own }),
  };
}

/**
 * Makes the metrics of one source.
 *
 * @returns a function of a metric's description and how it can be requested
 */
export function metricsFrom(
  source: string,
): <Use>(description: string, use?: Use, own?: Extra) => Metric<Use> {
  return (description, use, own = {}) => ({ description, source, ...(use && { use }), ...own });
}

/** Makes metrics that were removed from the API together. */
function removedIn(
  source: string,
  together: Pick<Removal, 'since' | 'fromDay'>,
): (description: string, own?: Omit<Removal, 'since' | 'fromDay'>) => Metric<never> {
  return (description, own = {}) => ({ description, source, removed: { ...together, ...own } });
}

export const removedInV18 = removedIn(V18, { since: 'v18.0', fromDay: '2023-12-11' });
export const removedInV21 = removedIn(V21, { since: 'v21.0', fromDay: '2025-01-08' });
export const removedInV22 = removedIn(V22, { since: 'v22.0', fromDay: '2025-04-21' });
