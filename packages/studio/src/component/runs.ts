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
  /** Takes the tables of the run in. */
  readonly importTables: () => Promise<void>;
  /** Query and account pairs of which something is missing, once the tables are in. */
  readonly readMissing: () => Promise<readonly JobReport[]>;
}

const IDLE: RunState = {
  status: 'idle',
  startedAt: 0,
  endedAt: 0,
  queries: [],
  accounts: [],
  warnings: [],
  error: '',
  missing: [],
};

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

  /**
   * Starts a run, which goes on after the call.
   *
   * @param accounts names by id, for the progress
   */
  async start(accounts: ReadonlyMap<string, string>): Promise<void> {
    this.isStopped = false;
    this.change({ ...IDLE, status: 'running', startedAt: now() });
    const tally = new Tally(accounts);
    const release = await this.ports.workspace.writeRun({ debug: true, report: true });
    void this.follow(tally, release)
      .catch((error: unknown) => this.change({ status: 'failed', endedAt: now(), error: messageOf(error) }))
      .finally(release);
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

  private async follow(tally: Tally, onRead: () => void): Promise<void> {
    const { workspace } = this.ports;
    const component = await this.ports.component();
    let callOff: (() => void) | undefined;
    const report = (): void => {
      callOff = undefined;
      this.change(progressOf(tally, workspace));
    };
    this.call = callComponent({
      component,
      dataFolder: workspace.dataFolder,
      environment: { KBC_DATA_TYPE_SUPPORT: 'authoritative' },
      onLine: (line, from) => {
        onRead();
        const progress = readLogLine(line, from);
        if (progress !== undefined) {
          tally.add(progress);
          callOff ??= after(REPORT_MS, report);
        }
      },
    });
    const ended = await this.call.ended;
    this.call = undefined;
    onRead();
    callOff?.();
    await this.finish(tally, ended);
  }

  private async finish(tally: Tally, ended: Ended): Promise<void> {
    const { workspace, importTables, readMissing } = this.ports;
    this.change({ ...progressOf(tally, workspace), status: 'importing' });
    // Without what was added for this run.
    await workspace.save(workspace.work().parameters);
    await importTables();
    const missing = await readMissing();
    const status = this.isStopped ? 'stopped' : ended.code === 0 ? 'done' : 'failed';
    const said = workspace.mask(tally.error() || ended.stderr);
    const error = status === 'failed' && said === '' ? 'The run ended without a word' : said;
    this.change({ status, endedAt: now(), missing, error: status === 'failed' ? error : '' });
  }

  private change(part: Partial<RunState>): void {
    this.current = { ...this.current, ...part };
    this.changes.emit('change', this.current);
  }
}

function progressOf(tally: Tally, workspace: Workspace): Partial<RunState> {
  const mask = (text: string): string => workspace.mask(text);
  return {
    queries: tally.queries(),
    accounts: tally.accounts(),
    warnings: tally.warnings().map(mask),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
