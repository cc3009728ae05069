import { readPage } from '../answer';
import type { NodeList } from '../answer';
import { isRemovedOfAccounts, READING_RULES } from '../catalogue';
import { printRequested } from '../fields';
import { splitList } from '../plan';
import type { Level, Params, PlannedRequest, Window } from '../plan';
import { firstRemedy } from './firstRemedy';
import { wayOf } from './insightsField';
import { graphRequest } from './job';
import type { Job } from './job';
import { pageWindow } from './pageWindow';
import { renamed } from './renaming';
import { WINDOW_REMEDIES } from './remedies';
import { leaveOutLone } from './windowRemedies';
import type { WindowReading } from './windowRemedies';

/** Insights of one window. */
export interface InsightsPage {
  readonly list: NodeList;
  readonly window: Window | undefined;
}

/**
 * Reads the insights of an account for one window; `next` and `previous` are never followed, because they run on in time
 * without an end. Where the API refuses some of the metrics, the others come. Source: docs/graph-api.md §2.3.
 *
 * @returns the metrics, in one page or more
 * @throws GraphError of the first metric that fails, after the others have come
 */
export async function* accountInsights(
  planned: PlannedRequest,
  job: Job,
): AsyncGenerator<InsightsPage, void, undefined> {
  const waiting: (readonly string[])[] = [splitList(planned.params['metric'])];
  const reading: WindowReading = { job, params: planned.params, retries: 0, alone: [] };
  let hasCome = false;
  for (let metrics = waiting.shift(); metrics !== undefined; metrics = waiting.shift()) {
    const asked = metrics;
    const outcome = await job.learned.trials.run(
      () => tried(asked, reading),
      () => readWindow(asked, planned, reading),
    );
    if (outcome instanceof Array) {
      waiting.unshift(...outcome);
    } else {
      hasCome = true;
      yield outcome;
      reading.retries = 0;
    }
  }
  if (reading.failure !== undefined) {
    throw reading.failure;
  }
  leaveOutLone(reading, hasCome);
}

/** Gives the page, or the lists of metrics to request instead. */
async function readWindow(
  metrics: readonly string[],
  planned: PlannedRequest,
  reading: WindowReading,
): Promise<InsightsPage | readonly (readonly string[])[]> {
  const { job, params } = reading;
  const available = withoutRefused(metrics, reading);
  try {
    const page = await fetchWindow(planned, available, job);
    available.forEach((metric) => job.learned.noteAvailable(metric, { way: wayOf('account', params) }));
    return page;
  } catch (error) {
    return firstRemedy(WINDOW_REMEDIES, error, {
      attempt: (remedy, refused) => remedy(available, refused, reading),
    });
  }
}

/** Names the removed metrics that a window would try; '' for none. */
function tried(metrics: readonly string[], { job: { learned }, params }: WindowReading): string {
  const way = wayOf('account', params);
  return metrics
    .filter((metric) => isRemovedOfAccounts(metric) && learned.refusal(metric, { way }) === undefined)
    .filter((metric) => !learned.isAvailable(metric, { way }))
    .map((metric) => `${metric} ${way}`)
    .join();
}

async function fetchWindow(
  { level, params, window, assumedWindow }: PlannedRequest,
  metrics: readonly string[],
  job: Job,
): Promise<InsightsPage> {
  const at = edgeOf(level, { ...params, ...(metrics.length > 0 && { metric: metrics.join(',') }) });
  const { body } = await job.api.send(
    graphRequest(
      [job.target.node, ...at.edge.split('/')],
      { ...at.params, ...(level.fields.length > 0 && { fields: printRequested(level.fields) }) },
      job,
    ),
  );
  return { list: readPage(renamed(body, level.fields)), window: window ?? pageWindow(body) ?? assumedWindow };
}

/** A path that names a metric goes out as it was written, unless something else is requested. */
function edgeOf({ source }: Level, params: Params): { readonly edge: string; readonly params: Params } {
  const { edge = READING_RULES.insights, written } = source.by === 'windows' ? source : {};
  const named = Object.entries(written?.params ?? {});
  return written !== undefined && named.every(([name, value]) => params[name] === value)
    ? {
        edge: written.path,
        params: Object.fromEntries(Object.entries(params).filter(([name]) => !(name in written.params))),
      }
    : { edge, params };
}

/** When all metrics are refused they are requested all the same: the API's own words are then those of the failure. */
function withoutRefused(metrics: readonly string[], { job, params }: WindowReading): readonly string[] {
  const way = wayOf('account', params);
  const reasonOf = (metric: string): string | undefined =>
    job.learned.refusal(metric, { way }) ?? job.learned.refusal(metric, { way, type: job.target.node });
  const available = metrics.filter((metric) => reasonOf(metric) === undefined);
  if (available.length === 0) {
    return metrics;
  }
  for (const metric of metrics) {
    const reason = reasonOf(metric);
    if (reason !== undefined) {
      job.omissions.metric(metric, reason);
    }
  }
  return available;
}
