import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { IDLE } from '../component/runs';
import type { RunState } from '../wire';
import { followRun } from './followRun';

/** A response that takes one line, and no more before it is drained. */
class SlowResponse extends EventEmitter {
  readonly lines: string[] = [];
  writableNeedDrain = false;
  writeHead(): void {
    // Nobody looks at it.
  }
  write(line: string): void {
    this.lines.push(line);
    this.writableNeedDrain = true;
  }
  drain(): void {
    this.writableNeedDrain = false;
    this.emit('drain');
  }
}

it('sends a page that reads slowly nothing twice, and at last what it missed', () => {
  const changes = new EventEmitter();
  let state: RunState = IDLE;
  const response = new SlowResponse();
  followRun(response as unknown as ServerResponse, {
    state: () => state,
    onChange: (listener) => {
      changes.on('change', listener);
      return () => changes.off('change', listener);
    },
  });
  const change = (moreWarnings: number): void => {
    state = { ...state, moreWarnings };
    changes.emit('change', state);
  };
  [1, 2, 3].forEach(change);
  expect(response.lines).toHaveLength(1);
  response.drain();
  response.drain();
  response.drain();
  expect(response.lines.slice(1).map((line) => (JSON.parse(line) as { facts: unknown }).facts)).toEqual([
    { moreWarnings: 3 },
  ]);
  response.emit('close');
  expect(changes.listenerCount('change')).toBe(0);
});
