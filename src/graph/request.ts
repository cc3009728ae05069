import type { Expectation, JsonObject, Paging } from '../answer';
import type { GraphError } from '../errors';

/** One call of the Graph API, without version, host and token. */
export interface GraphRequest {
  /** Behind the version: `178…/media`; never with a leading `/`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** The account whose quota it uses; '' for no account. */
  readonly accountId: string;
  /** What the answer must be, unless it is the list of a batch. */
  readonly expects: Expectation;
  /** Whether the answer may be null, which is then read as an object without fields. @default false */
  readonly mayBeNull?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as POST: the form of a batch. */
  readonly form?: Readonly<Record<string, string>>;
  /** Used instead of the configured token. */
  readonly token?: string;
  /** Sent once and without waiting for the quota, because nothing depends on the answer. @default false */
  readonly isCourtesy?: boolean;
  readonly meter?: Meter;
}

/** Counts what requests cost. */
export interface Meter {
  /** A request is sent; each try counts. */
  sent(): void;
  /** It will be sent again because it failed. */
  retried(): void;
  /** It waits for the quota; unix milliseconds. */
  waits(from: number, until: number): void;
}

/** An answer that is no error. */
export interface GraphAnswer {
  readonly body: JsonObject;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a request; throws GraphError for an answer that is an error or does not come. */
export type Send = (request: GraphRequest) => Promise<GraphAnswer>;

/** The Graph API as the rooms behind the client know it. */
export interface GraphApi {
  readonly send: Send;
  /** Sends any number of requests, many in one round trip; an error stands in the place of its own answer. */
  readonly sendBatch: (requests: readonly GraphRequest[]) => Promise<readonly (GraphAnswer | GraphError)[]>;
  /** Makes the request of the next page; undefined at the end. Throws UnsafePageError for a link to another host. */
  readonly nextPage: (request: GraphRequest, page: Paging) => GraphRequest | undefined;
}

/** One concern around the sending of a request. */
export type Middleware = (request: GraphRequest, next: Send) => Promise<GraphAnswer>;

/** A request as it goes over the wire. */
interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form, for POST. */
  readonly body?: string;
}

/** An answer as it came over the wire, whatever its status. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** HTTP as the client needs it: rejects only when no whole answer came. */
export interface Transport {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Lets idle connections go. */
  close(): void;
}
