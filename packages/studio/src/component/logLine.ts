/** What a line of the component's log says about the progress of a run. */
export type Progress =
  | { readonly is: 'query'; readonly query: string; readonly jobs: number }
  | { readonly is: 'request'; readonly account: string }
  | {
      readonly is: 'job';
      readonly query: string;
      readonly account: string;
      readonly rows: number;
      readonly requests: number;
      readonly isFailed: boolean;
    }
  | { readonly is: 'warning'; readonly text: string }
  | { readonly is: 'error'; readonly text: string };

const QUERY = /^DEBUG: query '(.*)' asks (\d+) targets?$/;
const REQUEST = /^DEBUG: (?:GET|POST) \/(\d+)/;
const JOB =
  /^DEBUG: query '(.*?)' for (?:.*\((\d+)\)|account (\d+)|'(.*)'): (\d+) rows?, (\d+) requests?(, \w+)?$/;

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
  const query = QUERY.exec(line);
  if (query !== null) {
    return { is: 'query', query: query[1] ?? '', jobs: Number(query[2]) };
  }
  const job = JOB.exec(line);
  if (job !== null) {
    return {
      is: 'job',
      query: job[1] ?? '',
      account: job[2] ?? job[3] ?? job[4] ?? '',
      rows: Number(job[5]),
      requests: Number(job[6]),
      isFailed: job[7] !== undefined,
    };
  }
  const account = REQUEST.exec(line)?.[1];
  return account === undefined ? undefined : { is: 'request', account };
}
