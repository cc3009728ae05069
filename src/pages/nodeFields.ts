import type { GraphError } from '../errors';
import type { FieldItem } from '../fields';
import { readMetricRefusal } from './metricRefusal';
import type { PagesOptions } from './pageOptions';
import { allMetrics, isInsights, keepMetrics } from './parts';

/** What is asked of the nodes of a list, less the metrics that the API is known not to have. */
export class NodeFields {
  /**
   * @param items as planned; undefined: the API's default fields
   * @param options what the run has learned, and where to note what is left out
   */
  constructor(
    public items: readonly FieldItem[] | undefined,
    private readonly options: Pick<PagesOptions, 'memory' | 'leftOut'>,
  ) {}

  /** Whether insights of the nodes themselves are asked. */
  get hasInsights(): boolean {
    return (this.items ?? []).some(isInsights);
  }

  /** @returns the insights fields of the nodes themselves */
  insights(): readonly FieldItem[] {
    return (this.items ?? []).filter(isInsights);
  }

  /** Leaves out what is no metric of media, as far as the run knows. */
  leaveOutUnknown(): void {
    const { memory, leftOut } = this.options;
    const isKnown = (metric: string): boolean => !memory.unknown.media.has(metric);
    const gone = allMetrics(this.items ?? [])
      .flat()
      .filter((metric) => !isKnown(metric));
    if (this.items !== undefined && gone.length > 0) {
      gone.forEach((metric) => leftOut.metric(metric, memory.unknown.media.get(metric) ?? ''));
      this.items = keepMetrics(this.items, isKnown);
    }
  }

  /**
   * Learns from an error about a metric.
   *
   * @param error the API's refusal
   * @param unfit the metrics that were not asked with the page
   * @returns what to do: ask again, or detach the nested lists, whose nodes refuse it
   * @throws the error when its words name no metric that was asked
   */
  learn(error: GraphError, unfit: ReadonlySet<string>): 'again' | 'detach' {
    const { memory } = this.options;
    const refusal = readMetricRefusal(error.message, allMetrics(this.items ?? []));
    if (refusal === undefined) {
      throw error;
    }
    if (refusal.kind === 'unknown') {
      refusal.metrics.forEach((metric) => memory.unknown.media.set(metric, error.message));
      this.leaveOutUnknown();
      return 'again';
    }
    const isOwn = allMetrics(this.insights()).some((list) => list.includes(refusal.metric));
    if (isOwn && !unfit.has(refusal.metric)) {
      memory.unfit.add(refusal.metric);
      return 'again';
    }
    return 'detach';
  }
}
