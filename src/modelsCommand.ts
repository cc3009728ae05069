import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { answerOf, plannedModels } from './actions/models';
import { dbtProject, sqlFile, tablesOf, toAsked, transformationOf } from './models';
import type { AskedModels, TableFile } from './models';
import type { Clock } from './runtime';
import { ACCOUNTS_TABLE, accountsTable, planOutput } from './tables';

const USAGE =
  'models [--dialect duckdb|snowflake|bigquery] [--bucket BUCKET] [--as-of MOMENT] [--json | --dbt FOLDER | --transformation]';

/** What the command meets the outside through. */
export interface CommandPorts {
  readonly clock: Clock;
  /** Prints to stdout. */
  readonly write: (text: string) => void;
}

type Planned = Awaited<ReturnType<typeof plannedModels>>;
type Command = Pick<ActionContext, 'config' | 'folder' | 'logger'>;

/**
 * Prints the models of the configuration in the data folder: SQL that makes a view of each, JSON, a transformation of the platform, or
 * writes a dbt project. Neither a token nor a request is needed.
 *
 * @param given arguments after `models`
 * @throws UserError for arguments that are not known, and for what is wrong with the configuration
 */
export async function modelsCommand(
  context: Command,
  given: readonly string[],
  ports: CommandPorts,
): Promise<void> {
  const { json, dbt, transformation, ...options } = readArguments(given);
  const asked = toAsked({ dialect: options.dialect, bucket: options.bucket, asOf: options['as-of'] });
  const planned = await plannedModels(context, ports, asked);
  const bucket = asked.bucket ?? planned.config.bucketId;
  if (json === true) {
    ports.write(`${JSON.stringify(answerOf(planned, asked))}\n`);
  } else if (transformation === true) {
    ports.write(`${JSON.stringify(asTransformation(planned, { ...asked, bucket }), undefined, 2)}\n`);
  } else if (dbt === undefined) {
    const files = asked.dialect === 'duckdb' ? await writtenFiles(context, planned) : [];
    ports.write(
      sqlFile({
        ...planned,
        ...asked,
        ...(asked.dialect === 'duckdb' ? {} : { bucket }),
        files,
        columnsOf: columnsOf(planned),
      }),
    );
  } else {
    await writeProject(context, { folder: resolve(dbt), files: dbtProject(planned, { ...asked, bucket }) });
  }
}

function readArguments(given: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        dialect: { type: 'string' },
        bucket: { type: 'string' },
        'as-of': { type: 'string' },
        json: { type: 'boolean' },
        dbt: { type: 'string' },
        transformation: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`Cannot read the arguments: ${reason}. Usage: ${USAGE}`, { cause: error });
  }
}

function asTransformation(planned: Planned, { dialect, bucket }: AskedModels): object {
  if (bucket === undefined) {
    throw new UserError(
      'Cannot write the transformation: its input needs the bucket of the tables, such as --bucket in.c-keboola-ex-instagram-123',
    );
  }
  const made = transformationOf(planned, { dialect, bucket });
  if (made === undefined) {
    throw new UserError(
      `Cannot write a transformation for ${dialect}: the platform runs snowflake and bigquery`,
    );
  }
  return made;
}

/** Finds what runs have written of the tables that models read. */
async function writtenFiles({ folder }: Command, { models }: Planned): Promise<readonly TableFile[]> {
  const entries = new Map((await folder.list(folder.outTables)).map((entry) => [entry.name, entry]));
  return tablesOf(models).map((table) => {
    const entry = entries.get(`${table}.csv`);
    return entry === undefined
      ? { table, isSliced: false }
      : { table, path: join(folder.outTables, entry.name), isSliced: entry.isFolder };
  });
}

/** Tells which columns a table has before a run has written it. */
function columnsOf({ plan, known }: Planned): (table: string) => readonly string[] {
  const output = planOutput({ planned: plan.tables, spooled: new Map(), known, reserved: [] });
  const columns = new Map(output.map((table) => [table.name, table.columns]));
  const ofAccounts = accountsTable([]).columns.map(({ name }) => name);
  return (table) => (table === ACCOUNTS_TABLE ? ofAccounts : (columns.get(table) ?? []));
}

async function writeProject(
  { folder: data, logger }: Command,
  { folder, files }: { readonly folder: string; readonly files: ReadonlyMap<string, string | object> },
): Promise<void> {
  const { stringify } = await import('yaml');
  for (const [path, content] of files) {
    await data.writeAtomic(
      join(folder, path),
      typeof content === 'string' ? content : stringify(content, { lineWidth: 0 }),
    );
  }
  logger.info(`Wrote a dbt project of ${files.size} files to ${folder}`);
}
