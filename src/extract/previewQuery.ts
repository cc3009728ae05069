import type { DataFolder } from '@keboola/component-ts-lite';
import type { GraphApi, GraphRequest } from '../graph';
import { Learned, Omissions } from '../pages';
import type { Job } from '../pages';
import type { RunPlan } from '../plan';
import { planOutput, readRows, Spool } from '../tables';
import type { DescribedTable } from './describePlan';
import { extractJob } from './extractJob';
import { formatOmissions } from './omissionLines';
import { RequestMeter } from './requestMeter';

/** The most rows of a table. */
const ROWS_SHOWN = 20;

/** What one query gives, as far as its first pages show it. */
export interface Preview {
  /** With the first rows, cell by cell in the order of the columns. */
  readonly tables: readonly (DescribedTable & { readonly rows: readonly (readonly string[])[] })[];
  /** The requests that brought them, without version, host and token. */
  readonly requests: readonly string[];
  /** What the API did not give, and what the user should know of the range: a sentence each. */
  readonly warnings: readonly string[];
}

/** What a preview is made with. */
export interface PreviewContext {
  readonly plan: RunPlan;
  readonly api: GraphApi;
  /** As it is configured. */
  readonly apiVersion: string;
  /** Unix seconds. */
  readonly now: number;
  readonly folder: DataFolder;
}

/**
 * Reads the first page of a planned query for its first account, in the way of a run.
 *
 * @throws GraphError as `extractJob`
 */
export async function previewQuery({ plan, api, apiVersion, now, folder }: PreviewContext): Promise<Preview> {
  const [query] = plan.queries;
  const [target] = query?.targets ?? [];
  if (query === undefined || target === undefined) {
    return { tables: [], requests: [], warnings: [] };
  }
  const requests: string[] = [];
  const warnings = new Set<string>();
  const omissions = new Omissions();
  const job: Job = {
    api: noting(api, requests),
    plan: query,
    target,
    meter: new RequestMeter(),
    warn: (message) => void warnings.add(`${query.query.label}: ${message}`),
    omissions,
    learned: new Learned(apiVersion),
    sizes: new Map(),
    isPreview: true,
  };
  const knownFields = new Map([...plan.tables].map(([name, { columns }]) => [name, columns]));
  const spool = new Spool({ path: await folder.scratch('rows'), folder, knownFields });
  try {
    const rows = spool.job(0);
    await extractJob(job, { now, lastRun: undefined, spool: rows, onPage: () => undefined });
    const output = planOutput({
      planned: plan.tables,
      spooled: spool.tables(),
      known: new Map(),
      reserved: [],
    });
    const tables: Preview['tables'][number][] = [];
    for (const table of output) {
      const { name, columns, primaryKey } = table;
      tables.push({ name, columns, primaryKey, rows: await readRows(table, { folder, limit: ROWS_SHOWN }) });
    }
    const outcome = { plan: query, target, rows: rows.rows, requests: 0, retries: 0, waitedMs: 0 };
    const lacks = formatOmissions(query, [{ ...outcome, omissions: omissions.all() }]);
    return { tables, requests, warnings: [...warnings, ...lacks] };
  } finally {
    await folder.removeScratch();
  }
}

/** Notes what is sent, as a person would write it. */
function noting(api: GraphApi, requests: string[]): GraphApi {
  const note = (request: GraphRequest): void => {
    const params = Object.entries(request.params).map(([name, value]) => `${name}=${value}`);
    requests.push(`GET /${request.path}${params.length > 0 ? `?${params.join('&')}` : ''}`);
  };
  return {
    ...api,
    send: (request) => {
      note(request);
      return api.send(request);
    },
    sendBatch: (batch) => {
      batch.forEach(note);
      return api.sendBatch(batch);
    },
  };
}
