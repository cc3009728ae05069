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
}

/** An answer that is no error. */
export interface GraphAnswer {
  readonly body: JsonObject;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a request; throws GraphError for an answer that is an error or does not come. */
export type Send = (request: GraphRequest) => Promise<GraphAnswer>;

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
