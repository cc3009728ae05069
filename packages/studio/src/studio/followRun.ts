import type { ServerResponse } from 'node:http';
import { changeOf } from '../component/runChange';
import type { Runs } from '../component/runs';
import type { RunState } from '../wire';

/** Sends the state of the run, and then what changes of it, as lines of JSON until the page goes away. */
export function followRun(response: ServerResponse, runs: Pick<Runs, 'state' | 'onChange'>): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  let sent: RunState | undefined;
  const send = (): void => {
    // A page that does not read is sent what has changed in all once it reads again, not each step of it.
    if (response.writableNeedDrain) {
      return;
    }
    const state = runs.state();
    const change = changeOf(sent, state);
    sent = state;
    if (change !== undefined) {
      response.write(`${JSON.stringify(change)}\n`);
    }
  };
  send();
  const off = runs.onChange(send);
  response.on('drain', send);
  response.on('close', off);
}
