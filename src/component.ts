import type { Actions } from '@keboola/component-ts-lite';
import { ACTIONS } from './actions';
import type { Ports } from './actions';
import { withRecording } from './recording';

/** Makes the component: its actions, each of which can be recorded and replayed. */
export function createActions(ports: Ports): Actions {
  const { run, ...syncActions } = ACTIONS;
  return {
    run: (context) => withRecording(run, context, ports),
    ...Object.fromEntries(
      Object.entries(syncActions).map(([name, action]) => [
        name,
        (context) => withRecording<unknown>(action, context, ports),
      ]),
    ),
  };
}
