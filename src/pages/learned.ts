import { isNoLongerKept, lackedFrom } from '../catalogue';
import { DEFAULTS } from '../config';
import type { Level } from '../plan';
import { Trials } from './trials';

/** In which way, and of which media, a metric is requested. */
export interface MetricUse {
  /** See `wayOf`. */
  readonly way: string;
  /** Of whom alone it is refused: media of a product type, or an account. @default all */
  readonly type?: string | undefined;
}

/** Refusals of a removed metric by single media, none of which has it, after which no further one is tried: a page of the API's own size. */
const MOST_SINGLE_REFUSALS = 25;

/** What a run learns about the API, so that it does not repeat requests that were refused once. */
export class Learned {
  /** Requests for metrics that were removed from the API. */
  readonly trials = new Trials();
  /** Metrics that some media have and others have not: they are requested of each media on its own. */
  readonly perNode = new Set<string>();
  /** Those of them that stand there only until it is found for which of them a page was refused. */
  readonly suspects = new Set<string>();
  /** For lists whose objects have no insights from a place on: how many objects stand before it. */
  readonly boundaries = new Map<string, number>();
  /** Metrics that only older media still have, with the API's words for a newer one. */
  readonly ofOldMedia = new Map<string, string>();
  /** Fields requested for our own use that the API does not have, such as those of a Facebook login. */
  readonly lacking = new Set<string>();
  private readonly refusals = new Map<string, string>();
  private readonly singleRefusals = new Map<string, number>();
  private readonly missing = new Map<Level, Map<string, string>>();

  /** @param version of the API that is requested, such as `v26.0` */
  constructor(private readonly version: string = DEFAULTS.apiVersion) {}

  /** See `lackedFrom` of the catalogue. */
  lackedFrom(metric: string): number | undefined {
    return lackedFrom(metric, this.version);
  }

  /** See `isNoLongerKept` of the catalogue: what one media refuses then, no other one has. */
  isNoLongerKept(metric: string): boolean {
    return isNoLongerKept(metric, this.version);
  }

  /**
   * Notes that a metric is not available.
   *
   * @param reason the API's words
   */
  refuse(metric: string, use: MetricUse, reason: string): void {
    this.refusals.set(keyOf(metric, use), reason);
  }

  /** Notes for which metric pages were refused: the others need no request of their own any more. */
  clearSuspects(): void {
    this.suspects.forEach((metric) => this.perNode.delete(metric));
    this.suspects.clear();
  }

  /**
   * Notes that a single media does not have a metric that was removed from the API: after a page of such media all of
   * them are taken to lack it.
   *
   * @param reason the API's words
   */
  noteSingleRefusal(metric: string, use: MetricUse, reason: string): void {
    const key = keyOf(metric, use);
    const count = (this.singleRefusals.get(key) ?? 0) + 1;
    this.singleRefusals.set(key, count);
    if (count >= MOST_SINGLE_REFUSALS) {
      this.refuse(metric, use, reason);
    }
  }

  /** Notes that a metric came: that single media refuse it means nothing for others. */
  noteAvailable(metric: string, use: MetricUse): void {
    this.singleRefusals.set(keyOf(metric, use), -Infinity);
  }

  /** Whether a metric came. */
  isAvailable(metric: string, use: MetricUse): boolean {
    return this.singleRefusals.get(keyOf(metric, use)) === -Infinity;
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
