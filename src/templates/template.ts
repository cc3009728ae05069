/** A query that a template starts: the part of a configuration that does not depend on accounts. */
interface TemplateQuery {
  /** The query's name, from which its tables are named; unlike those of all other templates. */
  readonly name: string;
  /** `''` for the account itself. */
  readonly path: string;
  readonly fields: string;
  readonly limit: string;
  /** As the user may write it: an expression that is resolved at each run. */
  readonly since?: string;
  readonly until?: string;
}

/**
 * A permission that some templates need besides those that every read needs: instagram_basic, pages_show_list and
 * pages_read_engagement. Source: docs/graph-api.md §6.6.
 */
type ExtraPermission = 'instagram_manage_comments' | 'instagram_manage_insights';

/** A query to start from, with what a person needs to know to choose it. */
export interface Template {
  /** Never changes: configurations and forms refer to it. */
  readonly id: string;
  readonly title: string;
  /** What you get. */
  readonly description: string;
  /** How often to run it, and why. */
  readonly schedule: string;
  readonly query: TemplateQuery;
  readonly permissions: readonly ExtraPermission[];
  /** A feature for which Meta must have approved the app, by Meta's name. */
  readonly feature?: string;
  /** What its tables say about people other than the account's owner; absent where they say nothing. */
  readonly people?: string;
  /** What the user has to enter, and the text in the query for which it stands; absent where it can be run as it is. */
  readonly placeholder?: {
    /** The key of the configuration that has it. */
    readonly key: 'username' | 'hashtag';
    readonly text: string;
    readonly meaning: string;
  };
}
