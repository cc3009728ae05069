import { ApiError, invalid } from './errors';
import type { EmulatedAnswer, EmulatedRequest } from './exchange';

/** Items of one batch at the most (docs/graph-api.md §1.3). */
const MOST = 50;

interface Item {
  readonly method: string;
  readonly relative_url: string;
}

/**
 * Answers `POST /` with a batch: each item as its own request would be, in their order; a failure stays its own.
 *
 * @param request the whole request, for its host and token
 * @param params its form: `batch` is a JSON list
 * @param handle answers a single request
 * @returns the list of answers
 * @throws ApiError when it is no batch, or too long a one
 */
export function answerBatch(
  request: EmulatedRequest,
  params: Readonly<Record<string, string>>,
  handle: (request: EmulatedRequest) => EmulatedAnswer,
): object[] {
  const items = readItems(params['batch'] ?? '');
  const { origin } = new URL(request.url);
  return items.map((item, place) => {
    const url = new URL(`${origin}/${item.relative_url.replace(/^\/+/, '')}`);
    const { authorization, ...others } = request.headers;
    const isOwn = url.searchParams.has('access_token');
    for (const name of ['access_token', 'appsecret_proof']) {
      const value = params[name];
      if (value !== undefined && !url.searchParams.has(name)) {
        url.searchParams.set(name, value);
      }
    }
    const { status, headers, body } = handle({
      ...request,
      item: place,
      // An item with a token of its own does not ask with that of the whole.
      headers: isOwn ? others : { ...others, authorization },
      method: item.method,
      url: url.toString(),
      body: '',
    });
    return { code: status, headers: Object.entries(headers).map(([name, value]) => ({ name, value })), body };
  });
}

function readItems(text: string): readonly Item[] {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    throw invalid('(#100) Param batch must be an array.');
  }
  if (!Array.isArray(items) || !items.every(isItem)) {
    throw invalid('(#100) Param batch must be an array.');
  }
  if (items.length > MOST) {
    throw new ApiError(`Too many requests in batch message. Maximum batch size is ${MOST}`, { code: 100 });
  }
  return items;
}

function isItem(value: unknown): value is Item {
  const { method, relative_url: url } = (value ?? {}) as Partial<Record<keyof Item, unknown>>;
  return typeof method === 'string' && typeof url === 'string';
}
