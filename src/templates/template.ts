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
}
