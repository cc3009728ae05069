import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readCharts } from '../charts/chartsFor';
import type { Actions } from '../component/actions';
import { accountNames, countQueries } from '../component/runs';
import type { Runs } from '../component/runs';
import { Failure } from '../server/failure';
import { objectOf, optionalTextOf, textOf, textsOf } from '../server/routes';
import type { Route } from '../server/routes';
import { readRowsRequest } from '../server/rowsRequest';
import type { Tickets } from '../server/tickets';
import type { Library } from '../tables/library';
import { PAGE_ACTIONS } from '../wire';
import type { DownloadRequest, JsonObject } from '../wire';
import { DEMO_TOKEN } from '../work/workspace';
import type { Credentials, Login } from '../work/configFile';
import type { Workspace } from '../work/workspace';
import type { StudioOptions } from './options';

/** What the routes work on. */
interface Parts {
  readonly workspace: Workspace;
  readonly library: Library;
  readonly runs: Runs;
  readonly tickets: Tickets<DownloadRequest>;
  readonly actions: Actions;
  readonly options: StudioOptions;
}

/** Tokens of Meta have some hundred characters. */
const MAX_TOKEN = 4_000;

/** The studio's routes by name: /api/NAME. */
export function routesOf(parts: Parts): Readonly<Record<string, Route>> {
  return { ...workRoutes(parts), ...runRoutes(parts), ...tableRoutes(parts) };
}

function workRoutes({ workspace, actions, options, runs, library }: Parts): Readonly<Record<string, Route>> {
  return {
    work: () => workspace.work(),
    save: async (body) => {
      const by = optionalTextOf(body, 'by');
      if (!workspace.isAsIn(optionalTextOf(body, 'version'), by)) {
        throw new Failure(409, 'Another tab has changed the work since');
      }
      await workspace.save(objectOf(body, 'parameters'), by);
      return { version: workspace.work().version };
    },
    demo: async () => {
      refuseWhileRunning(runs);
      await workspace.connect({ token: DEMO_TOKEN, appKey: '', appSecret: '' });
      return workspace.work();
    },
    token: async (body) => {
      refuseWhileRunning(runs);
      const credentials = credentialsIn(body);
      // A token that does not work is not kept.
      const login = loginOf(body, credentials);
      const call = { action: 'testConnection', more: { login }, credentials } as const;
      const answer = await actions.call(call, options.component);
      await workspace.connect(credentials, { login, notice: noticeIn(answer) });
      return workspace.work();
    },
    forget: async (body) => {
      refuseWhileRunning(runs);
      await workspace.disconnect();
      if (body['data'] === true) {
        await workspace.removeData();
        await library.refresh();
        runs.forget();
      }
      return workspace.work();
    },
    schema: () => readSchema(options.schemaFile),
    settings: () => readSchema(join(dirname(options.schemaFile), 'configSchema.json')),
    config: () => workspace.exported(),
    action: async (body) => {
      const action = PAGE_ACTIONS.find((known) => known === body['action']);
      if (action === undefined) {
        throw new Failure(400, 'There is no such action');
      }
      const more = body['more'] === undefined ? {} : objectOf(body, 'more');
      return actions.call({ action, more });
    },
  };
}

async function readSchema(file: string): Promise<JsonObject> {
  return JSON.parse(await readFile(file, 'utf8')) as JsonObject;
}

function refuseWhileRunning(runs: Runs): void {
  if (runs.isRunning()) {
    throw new Failure(409, 'A run is going on: stop it first, or wait for its end');
  }
}

function credentialsIn(body: JsonObject): Credentials {
  const token = textOf(body, 'token').trim();
  if (token === '' || token.length > MAX_TOKEN || /\s/.test(token)) {
    throw new Failure(422, 'This is not a token: it is one word of some hundred characters');
  }
  return {
    token,
    appKey: optionalTextOf(body, 'appKey').trim(),
    appSecret: optionalTextOf(body, 'appSecret').trim(),
  };
}

/** Tokens of the Instagram login begin with IG (docs/graph-api.md §9.2); the form has a choice for those that do not say. */
function loginOf(body: JsonObject, { token }: Credentials): Login {
  const said = optionalTextOf(body, 'login');
  return said === 'instagram' || (said === '' && token.startsWith('IG')) ? 'instagram' : 'facebook';
}

/** A connection that works may have a warning: when the token ends. */
function noticeIn(answer: unknown): string {
  const { type, message } = (answer ?? {}) as { readonly type?: unknown; readonly message?: unknown };
  return type === 'warning' && typeof message === 'string' ? message : '';
}

function runRoutes({ workspace, runs }: Parts): Readonly<Record<string, Route>> {
  return {
    start: () => {
      refuseWhileRunning(runs);
      if (workspace.source === 'none') {
        throw new Failure(422, 'Choose the demo brands or paste a token first');
      }
      const { parameters } = workspace.work();
      runs.start({ accounts: accountNames(parameters), queries: countQueries(parameters) });
      return {};
    },
    take: async () => {
      refuseWhileRunning(runs);
      await runs.take();
      return {};
    },
    stop: () => {
      runs.stop();
      return {};
    },
  };
}

function tableRoutes({ library, tickets }: Parts): Readonly<Record<string, Route>> {
  return {
    tables: () => library.list(),
    ready: async () => {
      await library.ready();
      return {};
    },
    rows: (body) => library.rows(readRowsRequest(body)),
    download: (body) => {
      const form = body['form'] === 'raw' ? 'raw' : 'spreadsheet';
      return { path: `/download/${tickets.issue({ ...readRowsRequest(body), form })}` };
    },
    charts: (body) => readCharts(library, textsOf(body, 'brands')),
    sql: async (body) => (await library.ready()).selectOwn(textOf(body, 'sql')),
  };
}
