/** What `config.action` names. */
import type { ActionContext } from '@keboola/component-ts-lite';
import type { Ports } from '../connect';
import { run } from '../run';
import { accountOptions } from './accountOptions';
import { accounts } from './accounts';
import { adaccounts } from './adaccounts';
import { applyTemplate } from './applyTemplate';
import { debugtoken } from './debugtoken';
import { igaccounts } from './igaccounts';
import { listTemplates } from './listTemplates';
import { models } from './models';
import { queryAccounts } from './queryAccounts';
import { testConnection } from './testConnection';
import { tryQuery } from './tryQuery';
import { validateQuery } from './validateQuery';

/** Does one action; what it gives is the answer of a synchronous one. */
export type Action = (context: ActionContext, ports: Ports) => Promise<unknown>;

/** The actions by the name that `config.action` has; all but `run` are synchronous. */
export const ACTIONS = {
  run,
  accountOptions,
  accounts,
  adaccounts,
  applyTemplate,
  debugtoken,
  igaccounts,
  models,
  queryAccounts,
  templates: listTemplates,
  testConnection,
  tryQuery,
  validateQuery,
} as const satisfies Readonly<Record<string, Action>>;
