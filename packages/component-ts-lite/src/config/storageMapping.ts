import { isRecord, type JsonRecord } from '../json/jsonRecord';
import type { DeleteFilter, DeleteWhere } from '../storage/deleteWhere';
import { type DeduplicationStrategy, deduplicationStrategies } from '../storage/tableDefinition';
import { type DataTypeSupport, dataTypeSupports } from './environment';
import { JsonFields } from '../json/jsonFields';

/**
 * `storage` of config.json (https://help.keboola.com/extend/common-interface/config-file/#input-mapping--basic): what the platform reads for the component, and where it takes what
 * the component writes.
 */
export interface StorageMapping {
  readonly inputTables: readonly InputTableMapping[];
  readonly inputFiles: readonly InputFileMapping[];
  readonly outputTables: readonly OutputTableMapping[];
  readonly outputFiles: readonly OutputFileMapping[];
  /** The bucket for tables that no mapping names, e.g. `in.c-main`. */
  readonly defaultBucket?: string | undefined;
  /** Tags for the files that tables are loaded from. */
  readonly tableFileTags: readonly string[];
  /** Outweighs KBC_DATA_TYPE_SUPPORT, and the platform loads the tables accordingly; absent: the component's default holds. */
  readonly dataTypeSupport?: DataTypeSupport | undefined;
}

/** Which rows of a table are meant. */
export interface WhereMapping {
  readonly column: string;
  readonly operator: 'eq' | 'ne';
  readonly values: readonly string[];
}

/** A table of Storage that comes in. */
export interface InputTableMapping {
  /** Id of the table, e.g. `in.c-main.users`; absent where it is searched for by its metadata. */
  readonly source?: string | undefined;
  /** Name of the file in in/tables. */
  readonly destination?: string | undefined;
  /** Empty: all. */
  readonly columns: readonly string[];
  readonly columnTypes: readonly ColumnTypeMapping[];
  readonly where?: WhereMapping | undefined;
  /** `adaptive`, or a time as PHP's strtotime reads it. */
  readonly changedSince?: string | undefined;
  /** The older form of `changedSince`: rows that changed within so many days. */
  readonly days?: number | undefined;
  /** Columns whose empty cells come in as NULL. */
  readonly nullColumns: readonly string[];
  readonly limit?: number | undefined;
}

/** How one column is to come in. */
export interface ColumnTypeMapping {
  readonly source: string;
  readonly destination?: string | undefined;
  readonly type?: string | undefined;
  readonly length?: string | undefined;
  readonly nullable?: boolean | undefined;
}

/** Files of Storage that come in. */
export interface InputFileMapping {
  /** Tags that a file has to have. */
  readonly tags: readonly string[];
  /** Tags that a file must not have. */
  readonly excludedTags: readonly string[];
  readonly query?: string | undefined;
  readonly processedTags: readonly string[];
  readonly limit?: number | undefined;
}

/** A table that goes out; it outweighs the table's manifest. */
export interface OutputTableMapping {
  /** Name of the file in out/tables. */
  readonly source?: string | undefined;
  /** Id of the table in Storage; absent: the manifest or the default bucket decides. */
  readonly destination?: string | undefined;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  readonly incremental?: boolean | undefined;
  /** Rows to delete before the load: the list `delete_where`, or the three older fields. */
  readonly deleteWhere: readonly DeleteWhere[];
  readonly delimiter?: string | undefined;
  readonly enclosure?: string | undefined;
  /** Load the table even when the job fails. */
  readonly writeAlways?: boolean | undefined;
  /** What happens to a row whose key the table already has. */
  readonly deduplicationStrategy?: DeduplicationStrategy | undefined;
  /** Tags for the file that the table is loaded from. */
  readonly tags: readonly string[];
}

/** A file that goes out; it outweighs the file's manifest. */
export interface OutputFileMapping {
  /** Name of the file in out/files. */
  readonly source: string;
  readonly tags: readonly string[];
  readonly isPublic?: boolean | undefined;
  readonly isPermanent?: boolean | undefined;
}

/**
 * Reads how the project of a configuration takes types, and nothing else of its mappings: an action that has no need of the rest must
 * not fail for it.
 *
 * @param storage of the configuration; see `readConfigFile`
 * @returns undefined where the component's default holds
 */
export function readDataTypeSupport({ output }: JsonRecord): DataTypeSupport | undefined {
  const support = isRecord(output) ? output['data_type_support'] : undefined;
  return dataTypeSupports.find((word) => word === support);
}

/**
 * Reads the mappings of a configuration, as leniently as the platform does. The platform adds fields as it grows, so unknown ones are left alone.
 *
 * @param storage of the configuration; see `readConfigFile`
 * @returns the mappings; what is absent is empty
 * @throws UserError that names the place of a value of the wrong kind, e.g. `storage.input.tables[0].source`
 */
export function readStorageMapping(storage: JsonRecord): StorageMapping {
  const fields = new JsonFields({ storage }, 'config.json').fields('storage');
  const input = fields.fields('input');
  const output = fields.fields('output');
  return {
    inputTables: input.items('tables').map(inputTable),
    inputFiles: input.items('files').map(inputFile),
    outputTables: output.items('tables').map(outputTable),
    outputFiles: output.items('files').map(outputFile),
    defaultBucket: output.text('default_bucket'),
    tableFileTags: output.fields('table_files').texts('tags'),
    dataTypeSupport: output.word('data_type_support', dataTypeSupports),
  };
}

function inputTable(table: JsonFields): InputTableMapping {
  return {
    source: table.text('source'),
    destination: table.text('destination'),
    columns: table.texts('columns'),
    columnTypes: table.items('column_types').map(columnType),
    where: where(table, 'where'),
    changedSince: table.text('changed_since'),
    days: table.number('days'),
    nullColumns: table.texts('convert_empty_values_to_null'),
    limit: table.number('limit'),
  };
}

function columnType(column: JsonFields): ColumnTypeMapping {
  return {
    source: column.requiredText('source'),
    destination: column.text('destination'),
    type: column.text('type'),
    length: column.text('length'),
    nullable: column.flag('nullable'),
  };
}

function inputFile(file: JsonFields): InputFileMapping {
  const sourceTags = file
    .fields('source')
    .items('tags')
    .map((tag) => ({
      name: tag.requiredText('name'),
      isExcluded: tag.word('match', ['include', 'exclude']) === 'exclude',
    }));
  const named = (isExcluded: boolean): string[] =>
    sourceTags.filter((tag) => tag.isExcluded === isExcluded).map((tag) => tag.name);
  return {
    tags: [...file.texts('tags'), ...named(false)],
    excludedTags: named(true),
    query: file.text('query'),
    processedTags: file.texts('processed_tags'),
    limit: file.number('limit'),
  };
}

function outputTable(table: JsonFields): OutputTableMapping {
  return {
    source: table.text('source'),
    destination: table.text('destination'),
    columns: table.texts('columns'),
    // The form writes an empty one for no key.
    primaryKey: table.scalars('primary_key').filter((column) => column !== ''),
    incremental: table.flag('incremental'),
    deleteWhere: deleteWhere(table),
    delimiter: table.text('delimiter'),
    enclosure: table.text('enclosure'),
    writeAlways: table.flag('write_always'),
    deduplicationStrategy: table.word('deduplication_strategy', deduplicationStrategies),
    tags: table.texts('tags'),
  };
}

function deleteWhere(table: JsonFields): DeleteWhere[] {
  const single = where(table, 'delete_where');
  return [
    ...table.items('delete_where').map((item) => ({
      changedSince: item.text('changed_since'),
      changedUntil: item.text('changed_until'),
      filters: item.items('where_filters').map(deleteFilter),
    })),
    ...(single === undefined ? [] : [{ filters: [single] }]),
  ];
}

function deleteFilter(filter: JsonFields): DeleteFilter {
  const storage = filter.fields('values_from_storage');
  const workspace = filter.fields('values_from_workspace');
  return {
    column: filter.requiredText('column'),
    operator: filter.word('operator', ['eq', 'ne']) ?? 'eq',
    values: filter.scalars('values_from_set'),
    ...(storage.names().length === 0 ? {} : { valuesFromStorage: storage.record }),
    ...(workspace.names().length === 0 ? {} : { valuesFromWorkspace: workspace.record }),
  };
}

function outputFile(file: JsonFields): OutputFileMapping {
  return {
    source: file.requiredText('source'),
    tags: file.texts('tags'),
    isPublic: file.flag('is_public'),
    isPermanent: file.flag('is_permanent'),
  };
}

/** The form writes an empty column for no condition. */
function where(table: JsonFields, prefix: string): WhereMapping | undefined {
  const column = table.text(`${prefix}_column`) ?? '';
  return column === ''
    ? undefined
    : {
        column,
        operator: table.word(`${prefix}_operator`, ['eq', 'ne', '']) || 'eq',
        values: table.scalars(`${prefix}_values`),
      };
}
