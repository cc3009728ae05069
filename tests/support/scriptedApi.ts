import type { Transport } from '../../src/graph';
import { parseTable } from './folders';
import { runInProcess } from './runInProcess';
import type { InProcessResult } from './runInProcess';

/** A request as a test sees it; those of a batch come one by one. */
export interface ScriptedRequest {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly isBatchItem: boolean;
}

/** An answer: JSON of any value, or status, headers and the text itself. */
export type Answer =
  | { readonly json: unknown; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly text: string; readonly status?: number; readonly headers?: Readonly<Record<string, string>> };

/** A run against a scripted API. */
export interface ScriptedRun extends InProcessResult {
  readonly requests: readonly ScriptedRequest[];
  readonly table: (name: string) => readonly Readonly<Record<string, string>>[];
}

/** Makes an error answer. */
export function refusal(message: string, code: number, more: object = {}, status = 400): Answer {
  return { status, json: { error: { message, code, ...more } } };
}

/**
 * Runs the component against an API that is a function: it shares no belief about the Graph API with the component or the
 * emulator.
 *
 * @param items a batch's answers instead of those of its requests
 */
export async function runScripted(
  parameters: object,
  api: (request: ScriptedRequest) => Answer,
  {
    items,
    state,
  }: { readonly items?: (answers: readonly unknown[]) => unknown; readonly state?: object } = {},
): Promise<ScriptedRun> {
  const requests: ScriptedRequest[] = [];
  const ask = (url: string, isBatchItem: boolean): { status: number; headers: object; body: string } => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const path = pathname.replace(/^\/v\d+\.\d+\//, '');
    const request = { path, params: Object.fromEntries(searchParams), isBatchItem };
    requests.push(request);
    const answer = api(request);
    const body = 'json' in answer ? JSON.stringify(answer.json) : answer.text;
    return { status: answer.status ?? 200, headers: answer.headers ?? {}, body };
  };
  const transport: Transport = {
    send: async ({ url, body }, signal) => {
      signal.throwIfAborted();
      const batch = new URLSearchParams(body ?? '').get('batch');
      if (batch === null) {
        const answer = ask(url, false);
        return { ...answer, headers: { ...answer.headers } };
      }
      const answers = (JSON.parse(batch) as { relative_url: string }[]).map(({ relative_url: path }) => {
        const answer = ask(`/${path}`, true);
        return { code: answer.status, body: answer.body };
      });
      const list = items === undefined ? answers : items(answers);
      return { status: 200, headers: {}, body: typeof list === 'string' ? list : JSON.stringify(list) };
    },
    close: () => undefined,
  };
  const result = await runInProcess(
    { accounts: { '1': { id: '1', name: 'One' } }, ...parameters },
    { transport, ...(state && { state }) },
  );
  return { ...result, requests, table: (name) => parseTable(result.out[`tables/${name}.csv`] ?? '') };
}
