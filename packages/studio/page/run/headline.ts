import type { RunState } from '../../src/wire';

/** Says in one line how far a run is, or how much of it came. */
export function headlineOf(run: RunState): string {
  const rows = run.queries.reduce((sum, part) => sum + part.rows, 0);
  const counted = rows > 0 ? `, ${rows.toLocaleString('en')} rows` : '';
  switch (run.status) {
    case 'idle':
      return '';
    case 'running':
      return `Running${counted}`;
    case 'importing':
      return `Preparing the tables${counted}`;
    case 'stopped':
      return 'Stopped';
    case 'done':
      return run.missing.length === 0
        ? `Done: everything requested is there${counted}`
        : howMuch(run, counted);
    case 'failed':
      return rows > 0 ? howMuch(run, counted) : 'Failed: nothing came';
  }
}

function howMuch({ queries, asked, missing }: RunState, counted: string): string {
  const lacking = new Set(missing.map(({ query }) => query));
  const whole = queries.filter(({ id, done, failed }) => done > 0 && failed === 0 && !lacking.has(id)).length;
  const all = Math.max(asked, queries.length);
  const names = lacking.size > 0 && lacking.size <= 3 ? `. Not whole: ${[...lacking].join(', ')}` : '';
  return `${whole} of ${all} ${all === 1 ? 'query' : 'queries'} came whole${counted}${names}`;
}
