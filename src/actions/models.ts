import { validationResult } from '@keboola/component-ts-lite';
import type { ActionContext, ValidationResult } from '@keboola/component-ts-lite';
import { parseConfig } from '../config';
import type { Config } from '../config';
import type { Ports } from '../connect';
import { describeMissing, modelsOf, printModels, toAsked } from '../models';
import type { AskedModels, Models, PrintedModel } from '../models';
import { planRun } from '../plan';
import type { RunPlan } from '../plan';
import { reservedTables, withMe } from '../run';
import { counted } from '../runtime';
import { parseState } from '../state';
import type { TableSchema } from '../tables';
import { list, table } from './markdown';

/** Stands for an account where the configuration has none yet: the tables are the same for each. */
const ANY_ACCOUNT = { id: '0', name: '', category: '', fbPageId: '' };

/** The models of a configuration, as data and as SQL. */
interface ModelsAnswer extends Pick<AskedModels, 'dialect'> {
  readonly models: readonly PrintedModel[];
  /** Those that its tables do not give, with the template that does. */
  readonly missing: Models['missing'];
}

/**
 * Gives the models of a configuration as SQL of `parameters.dialect`, on the tables of `parameters.bucket` where it is given.
 *
 * @throws UserError for what is wrong with the configuration, and for a dialect or a moment that cannot be read
 */
export async function models(
  context: ActionContext,
  ports: Pick<Ports, 'clock'>,
): Promise<ValidationResult & ModelsAnswer> {
  const { dialect, bucket, 'as-of': asOf } = context.config.parameters;
  const asked = toAsked({ dialect, bucket, asOf });
  const answer = answerOf(await plannedModels(context, ports, asked), asked);
  return { ...validationResult(formatModels(answer), 'success'), ...answer };
}

/** Prints models as the action gives them. */
export function answerOf(planned: Models, asked: AskedModels): ModelsAnswer {
  return {
    dialect: asked.dialect,
    models: printModels(planned.models, asked),
    missing: planned.missing,
  };
}

/** The models of a configuration and what they were made from. */
interface PlannedModels extends Models {
  readonly config: Config;
  readonly plan: RunPlan;
  /** Tables as runs have written them. */
  readonly known: ReadonlyMap<string, TableSchema>;
}

/**
 * Makes the models of the configuration in a data folder. Without a request: the accounts need not be known.
 *
 * @throws UserError for what is wrong with the configuration
 */
export async function plannedModels(
  context: Pick<ActionContext, 'config' | 'folder'>,
  { clock }: Pick<Ports, 'clock'>,
  { asOf }: Pick<AskedModels, 'asOf'>,
): Promise<PlannedModels> {
  const config = withMe(parseConfig(context.config.parameters).config);
  const accounts = config.accounts.length > 0 ? config.accounts : [ANY_ACCOUNT];
  const now = Math.floor(clock.now() / 1000);
  const plan = planRun({ ...config, accounts }, { now, reserved: reservedTables(config) });
  const known = await writtenTables(context.folder);
  return { ...modelsOf({ plan, now, known, asOf }), config, plan, known };
}

/** Reads what the state says of tables: that of the last run where it is still there, or else that of the run before. */
async function writtenTables(folder: ActionContext['folder']): Promise<ReadonlyMap<string, TableSchema>> {
  const text = (await folder.readText(folder.outState)) ?? (await folder.readText(folder.inState)) ?? '{}';
  const { state } = parseState(parseJson(text));
  return new Map(Object.entries(state.tables));
}

/** A state that cannot be read is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function formatModels({ models: printed, missing, dialect }: ModelsAnswer): string {
  return [
    `**${counted(printed.length, 'model')} of this configuration**, as SQL for ${dialect}.`,
    table(
      ['model', 'a row is', 'answers', 'columns'],
      printed.map(({ name, grain, question, columns }) => [name, grain, question, String(columns.length)]),
    ),
    ...(missing.length > 0
      ? ['Without tables in this configuration:', list(missing.map(describeMissing))]
      : []),
  ].join('\n\n');
}
