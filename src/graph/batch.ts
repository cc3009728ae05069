import { expectList, idOf, isObject, toCell } from '../answer';
import { describeError, GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { Log } from '../runtime';
import { parseBody } from './parseBody';
import { readAnswer } from './readAnswer';
import type { GraphAnswer, GraphApi, GraphRequest, Send } from './request';
import { expectSubject, subjectOf } from './subject';

/** The most requests in one batch. Source: docs/graph-api.md §1.3. */
const BATCH_SIZE = 50;

/** Errors that another try, or another token, may cure: such a request is sent again on its own. */
const NOT_FINAL: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'passing',
  'unknown',
  'throttled',
  'page-token',
  'missing',
]);

/** Errors that say nothing about batches: single requests would meet them too. */
const NOT_OF_THE_BATCH: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'passing',
  'unknown',
  'throttled',
  'token',
]);

/**
 * Sends many requests of one account in few round trips: `POST /` with up to 50 of them. What the batch did not answer is
 * sent on its own; where the API refuses batches, so is everything from then on. Source: docs/graph-api.md §1.3.
 *
 * @param send sends a single request through all middlewares
 * @returns a function that gives answers or errors in the order of the requests; it throws what a failed batch throws
 */
export function batch(
  send: Send,
  { version, log }: { readonly version: string; readonly log: Pick<Log, 'info'> },
): GraphApi['sendBatch'] {
  let isRefused = false;
  /** Answers that together are too large to read may be read one by one, and so may what a batch may not have. */
  const itemsOf = async (requests: readonly GraphRequest[]): Promise<readonly unknown[]> => {
    if (requests.length === 1 || isRefused) {
      return [];
    }
    try {
      return await postBatch(requests, send, version);
    } catch (error) {
      if (!(error instanceof GraphError) || NOT_OF_THE_BATCH.has(error.kind)) {
        throw error;
      }
      if (error.kind !== 'too-much') {
        isRefused = true;
        log.info(`The API refuses many requests in one: they go one by one (${describeError(error)})`);
      }
      return [];
    }
  };
  return async (requests) => {
    const answers: (GraphAnswer | GraphError)[] = [];
    for (let start = 0; start < requests.length; start += BATCH_SIZE) {
      const chunk = requests.slice(start, start + BATCH_SIZE);
      const items = inPlace(await itemsOf(chunk), chunk);
      for (const [index, request] of chunk.entries()) {
        answers.push(await finalAnswer(request, items[index], send));
      }
    }
    return answers;
  };
}

/** Sends requests one after the other, where the API has no batch. */
export function oneByOne(send: Send): GraphApi['sendBatch'] {
  return async (requests) => {
    const answers: (GraphAnswer | GraphError)[] = [];
    for (const request of requests) {
      answers.push(await answerOrError(() => send(request)));
    }
    return answers;
  };
}

async function postBatch(
  requests: readonly GraphRequest[],
  send: Send,
  version: string,
): Promise<readonly unknown[]> {
  const items = requests.map(({ path, params }) => ({
    method: 'GET',
    relative_url: `${version}/${path}?${new URLSearchParams(params).toString()}`,
  }));
  const { accountId = '', meter } = requests[0] ?? {};
  const form = { batch: JSON.stringify(items), include_headers: 'false' };
  const answer = await send({
    path: '',
    params: {},
    form,
    accountId,
    expects: expectList,
    ...(meter && { meter }),
  });
  const list = answer.body['list'];
  return Array.isArray(list) ? (list as unknown[]) : [];
}

/**
 * Puts each item in the place of the request whose object it is about. Where the items are not in the order of the requests, or
 * not as many, only the id in an item tells that: an error has none, and its request is sent on its own.
 */
function inPlace(items: readonly unknown[], requests: readonly GraphRequest[]): readonly unknown[] {
  const ids = items.map(idInItem);
  const subjects = requests.map(subjectOf);
  const isInOrder =
    items.length === requests.length &&
    subjects.every((subject, index) => subject === undefined || ['', subject].includes(ids[index] ?? ''));
  if (isInOrder) {
    return items;
  }
  const isOnly = (subject: string): boolean => subjects.indexOf(subject) === subjects.lastIndexOf(subject);
  return subjects.map((subject) =>
    subject !== undefined && isOnly(subject) ? items[ids.indexOf(subject)] : undefined,
  );
}

/** Reads the id of the object that an item is about; '' where it says none. */
function idInItem(item: unknown): string {
  const body = isObject(item) ? item['body'] : undefined;
  try {
    return typeof body === 'string' ? idOf(parseBody(body)) : '';
  } catch {
    return '';
  }
}

async function finalAnswer(
  request: GraphRequest,
  item: unknown,
  send: Send,
): Promise<GraphAnswer | GraphError> {
  const answer = await answerOrError(async () => readItem(item, request) ?? (await send(request)));
  return answer instanceof GraphError && NOT_FINAL.has(answer.kind)
    ? answerOrError(() => send(request))
    : answer;
}

async function answerOrError(work: () => Promise<GraphAnswer>): Promise<GraphAnswer | GraphError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphError) {
      return error;
    }
    throw error;
  }
}

/** An item is null where the batch ran out of time; its code may have come as a number of any form. */
function readItem(item: unknown, request: GraphRequest): GraphAnswer | undefined {
  const { code, body } = isObject(item) ? item : {};
  const status = Number(toCell(code) || NaN);
  return Number.isInteger(status) && typeof body === 'string'
    ? readAnswer({ status, headers: {}, body }, expectSubject(request), 0)
    : undefined;
}
