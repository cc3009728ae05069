import type { ConfigFile } from '../config/configFile';
import type { OauthCredentials } from '../config/oauthCredentials';
import type { Environment } from '../config/environment';
import type { DataFolder } from '../folder/dataFolder';
import type { JsonRecord } from '../json/jsonRecord';
import type { Logger } from '../log/logger';
import type { JobResult } from '../output/jobResult';
import type { Tables } from '../output/tables';
import type { Secrets } from '../secrets/secrets';
import type { JobFiles } from './jobFiles';
import type { JobState } from './jobState';

/** What an action is given. */
export interface ActionContext<Parameters = JsonRecord> {
  readonly config: ConfigFile;
  /** Those of the configuration, checked and typed where the action is wrapped in `withParameters`. */
  readonly parameters: Parameters;
  readonly folder: DataFolder;
  /** The tables that came in and those that the action writes. */
  readonly tables: Tables;
  /** The files that came in and those that the action writes. */
  readonly files: JobFiles;
  /** What the last run has kept, and what the next one reads. */
  readonly state: JobState;
  /** Who has authorized the component. */
  readonly oauth: {
    /** Reads the credentials; undefined when nobody has authorized the component. Throws as `readOauthCredentials`. */
    read(): OauthCredentials | undefined;
  };
  /** What a flow can test after the job; see `JobResult`. */
  readonly result: JobResult;
  readonly environment: Environment;
  readonly logger: Logger;
  /** Secrets that are found while running are added here. */
  readonly secrets: Secrets;
  /** Aborted when the job is stopped from outside; its reason is a `UserError` with the sentence for the user. */
  readonly signal: AbortSignal;
}

/** Does one action. What it throws decides on the exit code; see `UserError`. */
export type ActionHandler<Result, Parameters = JsonRecord> = (
  context: ActionContext<Parameters>,
) => Result | Promise<Result>;

/** The actions of a component, by the name that config.json calls them. */
export interface Actions {
  /** The job itself. */
  readonly run: ActionHandler<void>;
  /**
   * A sync action gives the JSON value that is its answer; undefined stands for `{"status": "success"}`
   * (https://help.keboola.com/extend/common-interface/actions/).
   */
  readonly [syncAction: string]: ActionHandler<unknown>;
}
