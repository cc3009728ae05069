import type { JsonObject } from '../../src/answer';
import { GraphError } from '../../src/errors';
import type { GraphAnswer, GraphApi, GraphRequest } from '../../src/graph';
import { nextRequest } from '../../src/graph/nextPage';
import { Learned, Omissions } from '../../src/pages';
import type { Job } from '../../src/pages';
import { aPlan } from './aQuery';
import type { QueryParts } from './aQuery';

/** The API as a function: the body of an answer, or an error. */
export type AnswerOf = (request: GraphRequest) => JsonObject | GraphError;

/** Makes an API, and the list of what is sent to it. */
export function anApi(answer: AnswerOf): { readonly api: GraphApi; readonly sent: GraphRequest[] } {
  const sent: GraphRequest[] = [];
  const answerOf = (request: GraphRequest): GraphAnswer | GraphError => {
    sent.push(request);
    const found = answer(request);
    return found instanceof GraphError ? found : { body: found, headers: {} };
  };
  const api: GraphApi = {
    send: (request) => {
      const found = answerOf(request);
      return found instanceof GraphError ? Promise.reject(found) : Promise.resolve(found);
    },
    sendBatch: (requests) => Promise.resolve(requests.map(answerOf)),
    nextPage: (request, page) => nextRequest(request, page, 'https://graph.facebook.com'),
  };
  return { api, sent };
}

/** A job, and what it sent and said. */
export interface TestJob {
  readonly job: Job;
  readonly sent: GraphRequest[];
  readonly warnings: string[];
}

/**
 * Makes the job of a query for its first account.
 *
 * @param answer the API
 * @param own the query, and what the run has learned (@default nothing)
 */
export function aJob(
  answer: AnswerOf,
  { query = {}, learned = new Learned() }: { query?: QueryParts; learned?: Learned } = {},
): TestJob {
  const { api, sent } = anApi(answer);
  const warnings: string[] = [];
  const plan = aPlan(query);
  const job: Job = {
    api,
    plan,
    target: plan.targets[0]!,
    meter: { sent: () => undefined, retried: () => undefined, waits: () => undefined },
    warn: (message) => warnings.push(message),
    omissions: new Omissions(),
    learned,
    sizes: new Map(),
  };
  return { job, sent, warnings };
}
