import { readOauthCredentials } from '../config/oauthCredentials';
import { JobResult } from '../output/jobResult';
import { Tables } from '../output/tables';
import type { ActionContext } from './actionContext';
import { JobFiles } from './jobFiles';
import { JobState } from './jobState';

/** What a context stands on. */
export type ContextPorts = Pick<
  ActionContext,
  'config' | 'folder' | 'environment' | 'logger' | 'secrets' | 'signal'
>;

/**
 * Makes what an action is given.
 *
 * @param ports what the run knows when the configuration is read
 * @returns the context; its tables and its result are finished by who runs the action
 */
export function openContext(ports: ContextPorts): ActionContext {
  const { config, folder, environment, logger, secrets } = ports;
  return {
    ...ports,
    parameters: config.parameters,
    tables: new Tables(folder, environment.dataTypeSupport),
    files: new JobFiles(folder),
    state: new JobState(folder, logger),
    oauth: { read: () => readOauthCredentials(config.authorization) },
    result: new JobResult(folder, (text) => secrets.redact(text)),
  };
}
