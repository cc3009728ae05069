import type { EmulatedAnswer } from '../answer/exchange';
import type { FaultAction } from './fault';
import { cursorOf } from '../answer/paging';

const BODIES = {
  garbage: '{"data":[{]',
  empty: '',
  noRows: '{"data":[]}',
  list: '[]',
  wrongData: '{"data":{"0":{"id":"1"}}}',
};

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
  const { data = [], paging } = body as Paged;
  if (next === undefined || paging?.next === undefined) {
    return body;
  }
  switch (next) {
    case 'foreign':
      return { data, paging: { next: paging.next.replace(/^http:\/\/[^/]+/, 'http://127.0.0.1:9') } };
    case 'noCursor':
      return { data, paging: { next: paging.next } };
    case 'empty':
      return { data: [], paging };
    case 'loop':
      return leadingTo(asked, body);
    case 'overlap':
      return leadingTo(data.slice(-2, -1).map(cursorOf)[0], body);
  }
}

/** Without a cursor to lead to, the link stays as it is. */
function leadingTo(after: string | undefined, body: Paged): object {
  const { paging } = body;
  const next = paging?.next?.replace(/(after=)[^&]*/, (_, name: string) => `${name}${after ?? ''}`);
  return after === undefined ? body : { ...body, paging: { cursors: { ...paging?.cursors, after }, next } };
}

/**
 * Spoils an answer, or what becomes of its connection.
 *
 * @param whole a good answer
 * @param fault what goes wrong
 * @returns the answer as it comes
 */
export function spoiled(whole: EmulatedAnswer, fault: FaultAction = {}): EmulatedAnswer {
  const { html, body, reset, hang } = fault;
  if (html !== undefined) {
    const page = '<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>';
    return { ...whole, status: html, headers: { 'content-type': 'text/html' }, body: page };
  }
  if (body === 'truncated') {
    return { ...whole, connection: 'truncated' };
  }
  const connection = hang === true ? 'hang' : reset;
  return { ...whole, ...(body && { body: BODIES[body] }), ...(connection && { connection }) };
}
