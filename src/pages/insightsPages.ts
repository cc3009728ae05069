import { GraphError } from '../errors';
import { pageWindow, readPage } from '../flatten';
import type { NodeList } from '../flatten';
import { splitList } from '../plan';
import type { PlannedRequest, Window } from '../plan';
import { readMetricRefusal } from './metricRefusal';
import { graphRequest } from './pageOptions';
import type { PagesOptions } from './pageOptions';
import { Patience } from './patience';

/** Insights of one window. */
export interface InsightsPage {
  readonly list: NodeList;
  readonly window: Window | undefined;
}

/** Errors that may be those of some of the metrics only. */
const MAY_BE_SOME: ReadonlySet<string> = new Set(['too-much', 'no-data', 'object']);

/** "An unknown error" is also what the API says to a breakdown that one of the metrics does not have (graph-api.md §3.1). */
const mayBeSome = (error: GraphError): boolean => MAY_BE_SOME.has(error.kind) || error.details.code === 1;

/**
 * Reads the insights of an account for one window; `next` and `previous` are never followed (SPEC §5). Where the API
 * refuses some of the metrics, the others come: those that it names are left out, and where it names none they are
 * looked for by halves.
 *
 * @param planned the request
 * @param options the job
 * @returns the metrics, in one page or more
 * @throws GraphError of the first metric that fails, after the others have come
 */
export async function* insightsPages(
  planned: PlannedRequest,
  options: PagesOptions,
): AsyncGenerator<InsightsPage, void, undefined> {
  const waiting: (readonly string[])[] = [splitList(planned.params['metric'])];
  const patience = new Patience();
  let failure: GraphError | undefined;
  for (let metrics = waiting.shift(); metrics !== undefined; metrics = waiting.shift()) {
    const known = leaveOutUnknown(metrics, options);
    try {
      yield await ask(planned, known, options);
      patience.answered();
    } catch (error) {
      if (!(error instanceof GraphError)) {
        throw error;
      }
      const rest = afterRefusal(error, known, { ...options, patience });
      waiting.unshift(...rest.ask);
      failure ??= rest.failure;
    }
  }
  if (failure !== undefined) {
    throw failure;
  }
}

async function ask(
  planned: PlannedRequest,
  metrics: readonly string[],
  options: PagesOptions,
): Promise<InsightsPage> {
  const params = { ...planned.params, ...(metrics.length > 0 && { metric: metrics.join(',') }) };
  const request = graphRequest([options.target.node, ...planned.edge.split('/')], params, options);
  const { body } = await options.client.send(request);
  return { list: readPage(body), window: planned.window ?? pageWindow(body) };
}

/** When all are unknown they are asked all the same: the API's own words are then those of the failure. */
function leaveOutUnknown(metrics: readonly string[], { memory, leftOut }: PagesOptions): readonly string[] {
  const unknown = metrics.filter((one) => memory.unknown.account.has(one));
  if (unknown.length === metrics.length) {
    return metrics;
  }
  unknown.forEach((one) => leftOut.metric(one, memory.unknown.account.get(one) ?? ''));
  return metrics.filter((one) => !unknown.includes(one));
}

function afterRefusal(
  error: GraphError,
  metrics: readonly string[],
  { memory, leftOut, warn, patience }: PagesOptions & { readonly patience: Patience },
): { readonly ask: readonly (readonly string[])[]; readonly failure?: GraphError } {
  const refusal = error.kind === 'metric' ? readMetricRefusal(error.message, [metrics]) : undefined;
  if (refusal !== undefined) {
    const refused = refusal.kind === 'unknown' ? refusal.metrics : [refusal.metric];
    const others = metrics.filter((one) => !refused.includes(one));
    if (others.length === 0) {
      return { ask: [], failure: error };
    }
    refused.forEach((one) => {
      memory.unknown.account.set(one, error.message);
      leftOut.metric(one, error.message);
    });
    return { ask: [others] };
  }
  if (mayBeSome(error) && metrics.length > 1) {
    const half = Math.ceil(metrics.length / 2);
    return { ask: [metrics.slice(0, half), metrics.slice(half)] };
  }
  if (error.kind === 'no-data') {
    warn(`The API has no data for ${metrics.join(', ')}: ${error.message}`);
    return { ask: [] };
  }
  if (error.kind === 'too-much') {
    patience.refused(error);
    return { ask: [metrics] };
  }
  if (mayBeSome(error)) {
    return { ask: [], failure: error };
  }
  throw error;
}
