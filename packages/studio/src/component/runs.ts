import { EventEmitter } from 'node:events';
import { after, now } from '../processTime';
import type { JobReport, JsonObject, RunState } from '../wire';
import type { Workspace } from '../work/workspace';
import { callComponent } from './callComponent';
import type { Call, Component, Ended } from './callComponent';
import { readLogLine } from './logLine';
import { Tally } from './tally';

/** Milliseconds between two reports of a run's progress. */
const REPORT_MS = 250;

/** What a run needs from the rest of the studio. */
export interface RunPorts {
  readonly workspace: Workspace;
  readonly component: () => Promise<Component>;
  /** Takes in the tables that are kept. */
  readonly importTables: () => Promise<void>;
  /** Query and account pairs of which something is missing, by the report of a run. */
  readonly readMissing: (dataFolder: string) => Promise<readonly JobReport[]>;
}

/** Before the first run. */
export const IDLE: RunState = {
  status: 'idle',
  startedAt: 0,
  endedAt: 0,
  asked: 0,
  queries: [],
  accounts: [],
  warnings: [],
  moreWarnings: 0,
  error: '',
  missing: [],
  tables: 'earlier',
  tablesAt: 0,
  isWaiting: false,
};

/** What a run is to read, for its progress. */
export interface Asked {
  /** Names of the accounts by id. */
  readonly accounts: ReadonlyMap<string, string>;
  /** How many queries there are. */
  readonly queries: number;
}

/** The runs of the component, one at a time. */
export class Runs {
  private current: RunState = IDLE;
  private call: Call | undefined;
  private isStopped = false;
  private readonly changes = new EventEmitter().setMaxListeners(0);

  constructor(private readonly ports: RunPorts) {}

  /** How far the run is, or how the last one went. */
  state(): RunState {
    return this.current;
  }

  isRunning(): boolean {
    return this.current.status === 'running' || this.current.status === 'importing';
  }

  /** Calls with every new state. @returns what ends that */
  onChange(listener: (state: RunState) => void): () => void {
    this.changes.on('change', listener);
    return () => this.changes.off('change', listener);
  }

  /** Starts a run, which goes on after the call. */
  start({ accounts, queries }: Asked): void {
    this.isStopped = false;
    this.change({ ...IDLE, status: 'running', startedAt: now(), asked: queries });
    void this.follow(new Tally(accounts)).catch((error: unknown) =>
      this.change({ status: 'failed', endedAt: now(), error: messageOf(error) }),
    );
  }

  /** Puts what came of a run that failed in the place of the earlier tables. */
  async take(): Promise<void> {
    if (this.current.isWaiting) {
      this.change({ isWaiting: false });
      await this.keep();
    }
  }

  /** Forgets how the last run went: it names accounts. */
  forget(): void {
    this.change(IDLE);
  }

  /** Asks the run to end. */
  stop(): void {
    this.isStopped = this.isRunning();
    this.call?.stop();
  }

  private async follow(tally: Tally): Promise<void> {
    const { workspace } = this.ports;
    const component = await this.ports.component();
    await workspace.writeRun({ debug: true, report: true });
    let callOff: (() => void) | undefined;
    const report = (): void => {
      callOff = undefined;
      this.change(progressOf(tally));
    };
    this.call = callComponent({
      component,
      dataFolder: workspace.runFolder,
      environment: { KBC_DATA_TYPE_SUPPORT: 'authoritative' },
      onLine: (line, from) => {
        const progress = readLogLine(from === 'stderr' ? workspace.mask(line) : line, from);
        if (progress !== undefined) {
          tally.add(progress);
          callOff ??= after(REPORT_MS, report);
        }
      },
    });
    if (this.isStopped) {
      this.call.stop();
    }
    const ended = await this.call.ended.finally(() => workspace.endRun());
    this.call = undefined;
    callOff?.();
    await this.finish(tally, ended);
  }

  private async finish(tally: Tally, ended: Ended): Promise<void> {
    const { workspace, readMissing } = this.ports;
    this.change({ ...progressOf(tally), status: 'importing' });
    const missing = await readMissing(workspace.runFolder);
    const isDone = ended.code === 0;
    const hasSome = !isDone && !this.isStopped && tally.hasSome();
    await this.keepOrDrop(isDone, hasSome);
    // A run that has come to its end is not stopped, whatever was pressed.
    const status = isDone ? 'done' : this.isStopped ? 'stopped' : 'failed';
    const said = workspace.mask(tally.error() || ended.stderr);
    const error = status === 'failed' && said === '' ? 'The run ended without a word' : said;
    this.change({ status, endedAt: now(), missing, error: status === 'failed' ? error : '' });
  }

  /** What was there before is replaced by a whole run only; where nothing was, some is better than nothing. */
  private async keepOrDrop(isDone: boolean, hasSome: boolean): Promise<void> {
    const { workspace } = this.ports;
    const tablesAt = await workspace.keptAt();
    if (isDone || (hasSome && tablesAt === 0)) {
      await this.keep();
    } else {
      this.change({ tablesAt, isWaiting: hasSome });
      await (hasSome ? undefined : workspace.dropRun());
    }
  }

  private async keep(): Promise<void> {
    const { workspace, importTables } = this.ports;
    await workspace.keepRun();
    await importTables();
    this.change({ tables: 'new', tablesAt: await workspace.keptAt() });
  }

  private change(part: Partial<RunState>): void {
    this.current = { ...this.current, ...part };
    this.changes.emit('change', this.current);
  }
}

function progressOf(tally: Tally): Partial<RunState> {
  return {
    queries: tally.queries(),
    accounts: tally.accounts(),
    warnings: tally.warnings(),
    moreWarnings: tally.moreWarnings(),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The number of queries that a run reads. */
export function countQueries({ queries }: JsonObject): number {
  return Array.isArray(queries)
    ? (queries as readonly JsonObject[]).filter((query) => query['disabled'] !== true).length
    : 0;
}

/** The names of the configured accounts by id, in any form that the configuration may have. */
export function accountNames({ accounts }: JsonObject): ReadonlyMap<string, string> {
  if (typeof accounts !== 'object' || accounts === null) {
    return new Map();
  }
  return new Map(
    Object.values(accounts).flatMap((account) => {
      if (typeof account === 'string') {
        return [[account, account]];
      }
      const { id, name } = account as { id?: string; name?: string };
      return id === undefined ? [] : [[id, name ?? id]];
    }),
  );
}
