import type { ServerResponse } from 'node:http';
import type { Runs } from '../component/runs';
import type { RunState } from '../wire';

/** Sends the state of the run, and each new one, as a line of JSON until the page goes away. */
export function followRun(response: ServerResponse, runs: Runs): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const send = (state: RunState): void => {
    // A page that does not read gets the latest state later, not all of them.
    if (!response.writableNeedDrain) {
      response.write(`${JSON.stringify(state)}\n`);
    }
  };
  send(runs.state());
  const off = runs.onChange(send);
  response.on('drain', () => send(runs.state()));
  response.on('close', off);
}
