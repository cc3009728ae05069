import type { AccountEntry } from '@keboola/graph-emulator';

/** A request as HTTP has it. */
interface LightRequest {
  readonly url: string;
}

/** An API of many accounts that costs next to nothing: what it answers follows from the request alone. */
export interface LightApi {
  readonly accounts: readonly AccountEntry[];
  handle(request: LightRequest): { status: number; headers: Record<string, string>; body: string };
}

/** Days of insights that an answer has at most. */
const DAYS = 30;

/**
 * Makes an API that knows accounts, their media in pages, and a daily metric; for more accounts than the emulator can tell apart.
 *
 * @param sizes how many media each account has
 * @returns the API; it refuses nothing
 */
export function lightApi(sizes: readonly number[]): LightApi {
  const accounts = sizes.map((_, index) => ({
    id: String(17841400000000000n + BigInt(index)),
    name: `Brand ${index}`,
    category: '',
    fb_page_id: '',
  }));
  const sizeOf = new Map(accounts.map(({ id }, index) => [id, sizes[index] ?? 0]));
  return {
    accounts,
    handle: ({ url }) => {
      const { pathname, searchParams } = new URL(url);
      const [, , id = '', edge = ''] = pathname.split('/');
      const body =
        edge === 'insights'
          ? insights(id, searchParams)
          : edge === ''
            ? { id, followers_count: sizeOf.get(id) ?? 0 }
            : page(id, sizeOf.get(id) ?? 0, searchParams);
      return { status: 200, headers: {}, body: JSON.stringify(body) };
    },
  };
}

function page(id: string, size: number, params: URLSearchParams): object {
  const start = Number(params.get('after') ?? 0);
  const end = Math.min(size, start + Number(params.get('limit') ?? 25));
  const data = Array.from({ length: end - start }, (_, index) => ({
    id: `${id}${String(start + index).padStart(5, '0')}`,
    like_count: (start + index) % 7,
  }));
  const next = end < size ? { next: `http://127.0.0.1:1/v25.0/${id}/media?after=${end}` } : {};
  return { data, paging: { cursors: { before: String(start), after: String(end) }, ...next } };
}

function insights(id: string, params: URLSearchParams): object {
  const until = Number(params.get('until') ?? Date.parse('2026-06-15T00:00:00Z') / 1000);
  const since = Number(params.get('since') ?? until - 86_400);
  const days = Math.min(DAYS, Math.max(0, Math.floor((until - since) / 86_400)));
  const values = Array.from({ length: days }, (_, day) => ({
    value: day,
    end_time: new Date((since + (day + 1) * 86_400) * 1000).toISOString().replace('.000Z', '+0000'),
  }));
  return {
    data: [
      {
        name: 'reach',
        period: 'day',
        values,
        title: 'Reach',
        description: '',
        id: `${id}/insights/reach/day`,
      },
    ],
  };
}
