import type { Level } from '../plan';

interface Answered {
  /** Metrics that came, with values or without. */
  readonly came: Set<string>;
  /** Metrics of which a value came. */
  readonly valued: Set<string>;
}

/** Watches which metrics come, and of which there are values: the API may leave out either without an error. */
export class AnsweredMetrics {
  private readonly levels = new Map<Level, Answered>();

  /** Notes that metrics of a level were answered, with some or none of them. */
  begin(level: Level): Answered {
    let answered = this.levels.get(level);
    if (answered === undefined) {
      answered = { came: new Set(), valued: new Set() };
      this.levels.set(level, answered);
    }
    return answered;
  }

  /** Notes a metric that came. */
  add(level: Level, metric: string, hasValues: boolean): void {
    const { came, valued } = this.begin(level);
    came.add(metric);
    if (hasValues) {
      valued.add(metric);
    }
  }

  /** Lists the metrics that came for no object though others of their request did. */
  missing(): readonly string[] {
    const missing = [...this.levels].flatMap(([{ insights }, { came }]) =>
      came.size === 0 ? [] : (insights?.metrics ?? []).filter((metric) => !came.has(metric)),
    );
    return [...new Set(missing)];
  }

  /** Lists the metrics of which no value came, in no request: they came without one, or nothing of their request came. */
  empty(): readonly string[] {
    const answered = [...this.levels];
    const others = new Set([...this.missing(), ...answered.flatMap(([, { valued }]) => [...valued])]);
    const all = answered.flatMap(([{ insights }, { came }]) => [...(insights?.metrics ?? []), ...came]);
    return [...new Set(all)].filter((metric) => metric !== '' && !others.has(metric));
  }
}
