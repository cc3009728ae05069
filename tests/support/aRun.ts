import type { Config } from '../../src/config';
import { extractAll } from '../../src/extract';
import type { Outcome, Run } from '../../src/extract';
import type { GraphRequest } from '../../src/graph';
import { planRun } from '../../src/plan';
import type { State } from '../../src/state';
import { FRESH_STATE } from '../../src/state/state';
import { Spool } from '../../src/tables';
import { anApi } from './aJob';
import type { AnswerOf } from './aJob';
import { anAccount, aQuery, NOW } from './aQuery';
import type { QueryParts } from './aQuery';
import { defaults } from './defaults';
import { fakeClock } from './fakeClock';
import { memoryFolder } from './memoryFolder';

/** Makes a configuration of queries for two accounts, `1` and `2`. */
export function aConfig(queries: readonly QueryParts[], own: Partial<Config> = {}): Config {
  return {
    accounts: [anAccount('1'), anAccount('2')],
    accountsBy: 'entry',
    ...defaults(),
    maxWaitMinutes: 10,
    queries: queries.map(aQuery),
    ...own,
  };
}

/** A run, and what it sends and logs. */
export interface TestRun {
  readonly run: Run;
  readonly sent: readonly GraphRequest[];
  /** Level and message of each line. */
  readonly logged: readonly string[];
  readonly spool: Spool;
  /** Extracts all of it. */
  readonly extract: () => Promise<readonly Outcome[]>;
}

/**
 * Makes a run at `NOW`.
 *
 * @param config what is extracted
 * @param answer the API
 * @param state of an earlier run (@default none)
 */
export function aRun(config: Config, answer: AnswerOf, state: State = FRESH_STATE): TestRun {
  const logged: string[] = [];
  const log = (level: string) => (message: string) => void logged.push(`${level}: ${message}`);
  const run: Run = {
    config,
    plan: planRun(config, { now: NOW, reserved: new Map() }),
    state,
    now: NOW,
    clock: fakeClock(),
    log: { debug: log('debug'), info: log('info'), warning: log('warning'), error: log('error') },
    stop: new AbortController(),
  };
  const { api, sent } = anApi(answer);
  const spool = new Spool({ path: '/data/rows', folder: memoryFolder().folder, knownFields: new Map() });
  return { run, sent, logged, spool, extract: () => extractAll(run, api, spool) };
}
