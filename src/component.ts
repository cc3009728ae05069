import type { Actions } from '@keboola/component-ts-lite';
import { ACTIONS } from './actions';
import type { Ports } from './connect';
import { withRecording } from './recording';
import { logAbove } from './runtime';

/** Makes the component: its actions, each of which can be recorded and replayed. */
export function createActions(ports: Ports): Actions {
  const { run, ...syncActions } = ACTIONS;
  return {
    run: (context) => {
      const { log, line } = ports.liveLine
        ? logAbove(context.logger, ports.liveLine)
        : { log: context.logger };
      return withRecording(run, { ...context, logger: log }, { ...ports, ...(line && { liveLine: line }) });
    },
    ...Object.fromEntries(
      Object.entries(syncActions).map(([name, action]) => [
        name,
        (context) => withRecording<unknown>(action, context, ports),
      ]),
    ),
  };
}
