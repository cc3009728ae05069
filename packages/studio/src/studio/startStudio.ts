import { mkdir } from 'node:fs/promises';
import { Actions } from '../component/actions';
import { Runs } from '../component/runs';
import type { Component } from '../component/callComponent';
import { readAssets } from '../server/assets';
import { startServer } from '../server/startServer';
import type { StudioServer } from '../server/startServer';
import { Tickets } from '../server/tickets';
import { Library } from '../tables/library';
import { readMissing } from '../tables/readReport';
import type { DownloadRequest, RunState } from '../wire';
import { FolderLock } from '../work/folderLock';
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

/**
 * Starts the studio: its server, and the work of an earlier session.
 *
 * @throws Error when another studio has the folder, or the port is taken
 */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const lock = await FolderLock.take(options.folder);
  if (lock === undefined) {
    throw new Error(
      `Another studio has the folder ${options.folder}: end that one, or choose another folder with --folder`,
    );
  }
  try {
    return await startInFolder(options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startInFolder(options: StudioOptions, lock: FolderLock): Promise<Studio> {
  const { workspace, problem } = await Workspace.open(options.folder);
  const library = new Library({
    dataFolder: workspace.dataFolder,
    path: workspace.database,
    engine: options.engine,
  });
  const withApi = async (): Promise<Component> => componentFor(workspace, options);
  const runs = new Runs({
    workspace,
    component: withApi,
    importTables: () => library.refresh(),
    readMissing,
  });
  const actions = new Actions(workspace, withApi);
  const tickets = new Tickets<DownloadRequest>();
  const server = await startServer({
    port: options.port,
    host: options.host,
    onMistake: options.onMistake,
    assets: await readAssets(options.pageFolder),
    routes: routesOf({ workspace, library, runs, tickets, actions, options }),
    streams: { run: (response) => followRun(response, runs) },
    download: (ticket, response) => sendDownload(tickets.redeem(ticket), library, response),
  });
  void library.refresh().catch(options.onMistake);
  return {
    ...server,
    problem,
    close: async () => {
      await Promise.all([ended(runs), actions.close()]);
      await server.close();
      await library.close();
      await options.demo.close();
      await lock.release();
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
