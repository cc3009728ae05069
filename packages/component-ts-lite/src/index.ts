/**
 * The Keboola Common Interface for components written in TypeScript. A whole component:
 *
 *     import { runAsProcess, requireParameters } from '@keboola/component-ts-lite';
 *
 *     void runAsProcess({
 *       async run({ parameters, tables, logger }) {
 *         requireParameters(parameters, ['count']);
 *         await tables.write({ name: 'squares', primaryKey: ['n'], incremental: true }, (squares) => {
 *           for (let n = 1; n <= Number(parameters.count); n += 1) {
 *             squares.write({ n, square: n * n });
 *           }
 *         });
 *         logger.info(`${parameters.count} squares are written`);
 *       },
 *     });
 */
export { checkParameters } from './config/checkParameters';
export { parseConfigFile, readConfigFile } from './config/configFile';
export type { ConfigFile } from './config/configFile';
export { readEnvironment } from './config/environment';
export type { DataTypeSupport, Environment, LoggerAddress } from './config/environment';
export { readOauthCredentials } from './config/oauthCredentials';
export type { OauthCredentials } from './config/oauthCredentials';
export { requireImageParameters, requireParameters } from './config/requireParameters';
export type { RequiredParameter } from './config/requireParameters';
export { storageApiUrl } from './config/storageApiUrl';
export { readStorageMapping } from './config/storageMapping';
export type {
  ColumnTypeMapping,
  InputFileMapping,
  InputTableMapping,
  OutputFileMapping,
  OutputTableMapping,
  StorageMapping,
  WhereMapping,
} from './config/storageMapping';
export { UserError } from './errors/userError';
export { DataFolder } from './folder/dataFolder';
export type { FolderSettings } from './folder/dataFolder';
export { nodeFileSystem } from './folder/fileSystem';
export type { FileSystem, FolderEntry, OpenFile, SyncFile } from './folder/fileSystem';
export type { FileWriter } from './folder/fileWriter';
export { partName, readPartName } from './folder/folderPart';
export type { FolderPart } from './folder/folderPart';
export type { RowFile } from './folder/rowFile';
export { groupFilesByTag, groupFilesByTagGroup, readInputFiles } from './input/inputFiles';
export type { FileSelection, InputFile } from './input/inputFiles';
export type { InputColumn, InputTableManifest } from './input/inputTable';
export { findInputTable, readInputTables } from './input/inputTables';
export type { InputTable } from './input/inputTables';
export { readRowBatches, readRows } from './input/readRows';
export type { TextRow } from './input/readRows';
export type { JsonRecord } from './json/jsonRecord';
export { ConsoleSink } from './log/consoleSink';
export type { ConsoleOptions } from './log/consoleSink';
export { createGelfSink } from './log/gelfSink';
export type { GelfOptions, GelfSink } from './log/gelfSink';
export { createLogger } from './log/logger';
export type { Logger, LoggerOptions, LogMessage } from './log/logger';
export type { LogFields, LogLevel, LogRecord, LogSink } from './log/logRecord';
export type { TextOutput } from './log/textOutput';
export { checkManifest } from './output/checkManifest';
export { createManifest } from './output/createManifest';
export type {
  ClassicManifest,
  ManifestOptions,
  NativeTypesManifest,
  SchemaColumn,
} from './output/createManifest';
export { formatCsv } from './output/formatCsv';
export { JobResult } from './output/jobResult';
export type { ResultValue } from './output/jobResult';
export { createFileManifest, writeOutputFile } from './output/outputFile';
export type { FileManifest, OutputFile } from './output/outputFile';
export { writeTable } from './output/outputTable';
export type { TableContent } from './output/outputTable';
export { Tables } from './output/tables';
export type { TableReader } from './output/tables';
export type { DataRow, OpenTableDefinition, TableWriter, WrittenTable } from './output/tableWriter';
export type { ActionContext, ActionHandler, Actions } from './run/actionContext';
export type { FileContent, FileReader, JobFiles } from './run/jobFiles';
export type { JobState } from './run/jobState';
export type { CapturedOutput, CaptureOutput } from './run/captureOutput';
export { withParameters } from './run/withParameters';
export { runAsProcess } from './run/runAsProcess';
export { runComponent } from './run/runComponent';
export type { ComponentOptions } from './run/runComponent';
export type { SignalSource } from './run/stopSignal';
export { selectElement, validationResult } from './run/syncResults';
export type { MessageType, SelectElement, ValidationResult } from './run/syncResults';
export { proxySecrets } from './secrets/proxySecrets';
export { MASK, Secrets } from './secrets/secrets';
export type { SecretsOptions } from './secrets/secrets';
export { secretsOf } from './secrets/secretsOf';
export type {
  DeleteFields,
  DeleteFilter,
  DeleteItem,
  DeleteItemFilter,
  DeleteWhere,
} from './storage/deleteWhere';
export type { MetadataEntry } from './storage/metadata';
export { safeColumnName, safeColumnNames, safeFileName, safeTableName } from './storage/names';
export { readStateFile, writeStateFile } from './storage/stateFile';
export type { StateReading } from './storage/stateFile';
export type {
  BackendType,
  BaseType,
  ColumnDefinition,
  DeduplicationStrategy,
  Metadata,
  TableDefinition,
} from './storage/tableDefinition';
export { parseTableSchema } from './storage/tableSchema';
export type { TableSchema } from './storage/tableSchema';
