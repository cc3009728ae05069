import type { Level } from '../plan';

/** In which way, and of which media, a metric is requested. */
export interface MetricUse {
  /** See `wayOf`. */
  readonly way: string;
  /** Of whom alone it is refused: media of a product type, or an account. @default all */
  readonly type?: string | undefined;
}

/** What a run learns about the API, so that it does not repeat requests that were refused once. */
export class Learned {
  /** Metrics that some media have and others have not: they are requested of each media on its own. */
  readonly perNode = new Set<string>();
  /** For lists whose objects have no insights from a place on: how many objects stand before it. */
  readonly boundaries = new Map<string, number>();
  private readonly refusals = new Map<string, string>();
  private readonly missing = new Map<Level, Map<string, string>>();

  /**
   * Notes that a metric is not available.
   *
   * @param reason the API's words
   */
  refuse(metric: string, use: MetricUse, reason: string): void {
    this.refusals.set(keyOf(metric, use), reason);
  }

  /** Fields that the nodes of a level do not have, by their place, with the API's words. */
  missingFields(level: Level): Map<string, string> {
    const known = this.missing.get(level) ?? new Map<string, string>();
    this.missing.set(level, known);
    return known;
  }

  /** Why a metric is not available; undefined where it may be. */
  refusal(metric: string, use: MetricUse): string | undefined {
    return this.refusals.get(keyOf(metric, use));
  }
}

function keyOf(metric: string, { way, type = '' }: MetricUse): string {
  return [metric, type, way].join(' ');
}
