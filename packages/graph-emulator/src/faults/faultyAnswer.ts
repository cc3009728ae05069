import type { EmulatedAnswer } from '../answer/exchange';
import { cursorOf } from '../answer/paging';
import type { DueFault, FaultAction } from './faultAction';
import { deepText } from './oddParts';

const BODIES = {
  garbage: '{"data":[{]',
  empty: '',
  noRows: '{"data":[]}',
  list: '[]',
  wrongData: '{"data":{"0":{"id":"1"}}}',
};
/** HTTP has no body with these. */
const BODILESS = [101, 204, 205, 304];
const DEFAULT_TICK_MS = 1000;

interface Paged {
  readonly data?: readonly { readonly id: string }[];
  readonly paging?: { readonly cursors?: object; readonly next?: string };
}

/**
 * Spoils the link to the next page.
 *
 * @param body an answer
 * @param next how
 * @param asked the cursor of the request
 * @returns the body, as it was where it has no such link
 */
export function withFaultyNext(body: object, next: FaultAction['next'], asked: string | undefined): object {
  const { paging } = body as Paged;
  return next === undefined || paging?.next === undefined ? body : NEXT[next](body, paging.next, asked);
}

type SpoilNext = (body: Paged, next: string, asked: string | undefined) => object;

const NEXT: Readonly<Record<NonNullable<FaultAction['next']>, SpoilNext>> = {
  foreign: ({ data = [] }, next) => ({
    data,
    paging: { next: next.replace(/^http:\/\/[^/]+/, 'http://127.0.0.1:9') },
  }),
  noCursor: ({ data = [] }, next) => ({ data, paging: { next } }),
  empty: ({ paging }) => ({ data: [], paging }),
  emptyForever: (body, _, asked) => leadingTo(cursorAfter(asked), { ...body, data: [] }),
  topMedia: (body, next) => ({
    ...body,
    paging: { ...body.paging, next: next.replace('/recent_media?', '/top_media?') },
  }),
  loop: (body, _, asked) => leadingTo(asked, body),
  overlap: (body) => leadingTo(body.data?.slice(-2, -1).map(cursorOf)[0], body),
};

const MADE_UP = /^QVFIempty(\d+)ZD$/;

/** Another one each time, and a function of the one asked. */
function cursorAfter(asked: string | undefined): string {
  return `QVFIempty${Number(MADE_UP.exec(asked ?? '')?.[1] ?? 0) + 1}ZD`;
}

/**
 * Removes a made-up cursor from the parameters of a request, because it points nowhere.
 *
 * @param params the request's
 * @returns the parameters without it
 */
export function withoutMadeUpCursor(
  params: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { after = '', ...others } = params;
  return MADE_UP.test(after) ? others : params;
}

/** Without a cursor to lead to, the link stays as it is. */
function leadingTo(after: string | undefined, body: Paged): object {
  const { paging } = body;
  if (after === undefined || paging?.next === undefined) {
    return body;
  }
  const next = /after=/.test(paging.next)
    ? paging.next.replace(/(after=)[^&]*/, (_, name: string) => `${name}${after}`)
    : `${paging.next}&after=${after}`;
  return { ...body, paging: { cursors: { ...paging.cursors, after }, next } };
}

/**
 * Spoils an answer or its connection.
 *
 * @param whole a good answer
 * @param fault what goes wrong
 * @param now unix seconds
 * @returns the answer as it comes
 */
export function spoiled(whole: EmulatedAnswer, fault: DueFault | undefined, now: number): EmulatedAnswer {
  if (fault === undefined) {
    return whole;
  }
  const { html, body, retryAfter } = fault;
  const headers = { ...whole.headers, ...(retryAfter && { 'retry-after': waitOf(retryAfter, now) }) };
  if (html !== undefined) {
    const page = '<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>';
    const { 'retry-after': wait } = headers as Readonly<Record<string, string>>;
    return {
      ...whole,
      status: html,
      headers: { 'content-type': 'text/html', ...(wait !== undefined && { 'retry-after': wait }) },
      body: page,
    };
  }
  if (body === 'truncated') {
    return { ...whole, headers, connection: 'truncated' };
  }
  return {
    ...withStatus({ ...whole, headers, body: textOf(whole.body, fault) }, fault),
    ...connectionOf(fault),
  };
}

function waitOf({ seconds, asDate = false }: NonNullable<FaultAction['retryAfter']>, now: number): string {
  return asDate ? new Date((now + seconds) * 1000).toUTCString() : String(seconds);
}

function textOf(whole: string, { body, text, depth }: FaultAction): string {
  if (depth !== undefined) {
    return deepText(depth);
  }
  return text ?? (body === undefined || body === 'truncated' ? whole : BODIES[body]);
}

function withStatus(answer: EmulatedAnswer, { status, headers }: FaultAction): EmulatedAnswer {
  return {
    ...answer,
    ...(status !== undefined && { status }),
    headers: { ...answer.headers, ...headers },
    ...(status !== undefined && BODILESS.includes(status) && { body: '' }),
  };
}

function connectionOf({ hang, reset, drip }: FaultAction): Partial<EmulatedAnswer> {
  if (drip !== undefined) {
    return { connection: drip.as, tickMs: drip.tickMs ?? DEFAULT_TICK_MS };
  }
  const connection = hang === true ? 'hang' : reset;
  return connection === undefined ? {} : { connection };
}
