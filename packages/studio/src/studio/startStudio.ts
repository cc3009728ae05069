import { Actions } from '../component/actions';
import { Runs } from '../component/runs';
import type { Component } from '../component/callComponent';
import { readAssets } from '../server/assets';
import { startServer } from '../server/startServer';
import type { StudioServer } from '../server/startServer';
import { Tickets } from '../server/tickets';
import { Library } from '../tables/library';
import type { RowsRequest, RunState } from '../wire';
import { Workspace } from '../work/workspace';
import type { StudioOptions } from './options';
import { routesOf } from './studioRoutes';
import { sendDownload } from './sendDownload';
import { followRun } from './followRun';

/** A running studio. */
export interface Studio extends StudioServer {
  /** What was wrong with the work of an earlier session. */
  readonly problem: string | undefined;
}

/** Starts the studio: its server, and the work of an earlier session. */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  const { workspace, problem } = await Workspace.open(options.folder);
  const library = new Library(workspace.dataFolder, workspace.database);
  const withApi = async (): Promise<Component> => componentFor(workspace, options);
  const runs = new Runs({
    workspace,
    component: withApi,
    importTables: () => library.refresh(),
    readMissing: () => library.readMissing(),
  });
  const actions = new Actions(workspace, withApi);
  const tickets = new Tickets<RowsRequest>();
  void library.refresh().catch(options.onMistake);
  const server = await startServer({
    port: options.port,
    host: options.host,
    onMistake: options.onMistake,
    assets: await readAssets(options.pageFolder),
    routes: routesOf({ workspace, library, runs, tickets, actions, options }),
    streams: { run: (response) => followRun(response, runs) },
    download: (ticket, response) => sendDownload(tickets.redeem(ticket), library, response),
  });
  return {
    ...server,
    problem,
    close: async () => {
      await Promise.all([ended(runs), actions.close()]);
      await server.close();
      library.close();
      await options.demo.close();
    },
  };
}

/** The component with the API that the token belongs to. */
async function componentFor(workspace: Workspace, { component, demo }: StudioOptions): Promise<Component> {
  if (workspace.source !== 'demo') {
    return component;
  }
  return { ...component, environment: { ...component.environment, GRAPH_API_URL: await demo.url() } };
}

async function ended(runs: Runs): Promise<void> {
  if (!runs.isRunning()) {
    return;
  }
  runs.stop();
  await new Promise<void>((resolve) => {
    const off = runs.onChange(({ status }: RunState) => {
      if (!['running', 'importing'].includes(status)) {
        off();
        resolve();
      }
    });
  });
}
