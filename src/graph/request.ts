import type { GraphError } from '../errors';

/** An object of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One call of the Graph API, without version, host and token. */
export interface GraphRequest {
  /** Behind the version: `178…/media`; never with a leading `/`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** For whom it is asked: limits are the account's; '' for no account. */
  readonly accountId: string;
  /** Whether the answer's `data`, where it has one, must be a list. */
  readonly isList: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as POST: the form of a batch. */
  readonly form?: Readonly<Record<string, string>>;
  /** Asked with this token instead of the configured one. */
  readonly token?: string;
  /** Told what the request costs. */
  readonly meter?: Meter;
}

/** Counts what requests cost. */
export interface Meter {
  /** A request went out; each try counts. */
  sent(): void;
  /** It will be sent again because it failed. */
  retried(): void;
  /** It waits for the API's allowance; unix milliseconds. */
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

/** The client: single requests, and many in one. */
export interface Client {
  readonly send: Send;
  /** Sends up to any number of requests, many in one round trip; an error stands in the place of its own answer. */
  readonly sendBatch: (requests: readonly GraphRequest[]) => Promise<readonly (GraphAnswer | GraphError)[]>;
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
