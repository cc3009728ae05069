/** What a line of the component's log says about the progress of a run. */
export type Progress =
  | { readonly is: 'query'; readonly query: string; readonly jobs: number }
  | { readonly is: 'request'; readonly account: string }
  | {
      readonly is: 'job';
      readonly query: string;
      readonly account: string;
      /** The account's name, or its id. */
      readonly label: string;
      readonly rows: number;
      readonly requests: number;
      readonly isFailed: boolean;
    }
  | { readonly is: 'warning'; readonly text: string }
  | { readonly is: 'error'; readonly text: string };

const QUERY = /^DEBUG: query '(.*)' asks (\d+) targets?$/;
const REQUEST = /^DEBUG: (?:GET|POST) \/(\d+)/;
const JOB =
  /^DEBUG: query '(.*?)' for (?:(.*) \((\d+)\)|account (\d+)|'(.*)'): (\d+) rows?, (\d+) requests?(, \w+)?$/;

/**
 * Reads a line of the log of a run with `debug`.
 *
 * @returns undefined for a line that says nothing about the progress
 */
export function readLogLine(line: string, from: 'stdout' | 'stderr'): Progress | undefined {
  if (from === 'stderr') {
    const warning = /^WARNING: (.*)$/.exec(line)?.[1];
    return warning === undefined ? { is: 'error', text: line } : { is: 'warning', text: warning };
  }
  return readQuery(line) ?? readJob(line) ?? readRequest(line);
}

function readQuery(line: string): Progress | undefined {
  const [, query, jobs] = QUERY.exec(line) ?? [];
  return query === undefined ? undefined : { is: 'query', query, jobs: Number(jobs) };
}

function readJob(line: string): Progress | undefined {
  const [, query, brand, brandId, plainId, node, rows, requests, end] = JOB.exec(line) ?? [];
  if (query === undefined) {
    return undefined;
  }
  const account = brandId ?? plainId ?? node ?? '';
  const counts = { rows: Number(rows), requests: Number(requests), isFailed: end !== undefined };
  return { is: 'job', query, account, label: brand ?? account, ...counts };
}

function readRequest(line: string): Progress | undefined {
  const account = REQUEST.exec(line)?.[1];
  return account === undefined ? undefined : { is: 'request', account };
}
