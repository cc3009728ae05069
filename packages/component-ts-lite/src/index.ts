/**
 * The Keboola Common Interface for components written in TypeScript. A whole component:
 *
 *     import { type ActionContext, formatCsv, runComponent, writeTable } from '@keboola/component-ts-lite';
 *
 *     const columns = [{ name: 'n', type: 'INTEGER' }, { name: 'square' }] as const;
 *     const squares = { name: 'squares', columns, primaryKey: ['n'], incremental: false, writeAlways: false };
 *     async function* rows(count: number) {
 *       for (let n = 1; n <= count; n += 1) yield formatCsv([[String(n), String(n * n)]]);
 *     }
 *     const { env: variables, stdout, stderr } = process;
 *     const actions = { run: async ({ config, folder, environment, logger }: ActionContext) => {
 *       await folder.clearOutput();
 *       const { dataTypeSupport } = environment;
 *       await writeTable(folder, squares, { dataTypeSupport, body: rows(Number(config.parameters.count)) });
 *       logger.info('The squares are written');
 *     } };
 *     void runComponent({ variables, stdout, stderr, signals: process, actions })
 *       .then((exitCode) => { process.exitCode = exitCode; });
 *
 * Give the exit code to `process.exitCode`, not to `process.exit()`, which cuts off what stdout has not written yet.
 */
export { isDevelopmentBranch, storageApiUrl } from './branch';
export { parseConfigFile, readConfigFile } from './configFile';
export type { ConfigFile } from './configFile';
export { formatCsv } from './csv';
export { DataFolder } from './dataFolder';
export type { DeleteFields, DeleteFilter, DeleteItem, DeleteWhere } from './deleteWhere';
export { openElasticTable } from './elasticTable';
export type { ElasticDefinition, ElasticRow, ElasticTable, WrittenElasticTable } from './elasticTable';
export { readEnvironment } from './environment';
export type { DataTypeSupport, Environment, LoggerAddress } from './environment';
export { UserError } from './errors';
export { nodeFileSystem } from './fileSystem';
export type { FileSystem, FolderEntry, OpenFile } from './fileSystem';
export type { FileWriter } from './fileWriter';
export { createGelfSink } from './gelf';
export type { GelfOptions } from './gelf';
export type { JsonRecord } from './json';
export { createLogger } from './logger';
export type { Logger, LoggerOptions } from './logger';
export type { LogFields, LogLevel, LogRecord, LogSink } from './logRecord';
export { createManifest } from './manifest';
export type { ClassicManifest, ManifestOptions, NativeTypesManifest, SchemaColumn } from './manifest';
export type { MetadataEntry } from './metadata';
export { safeColumnName, safeColumnNames, safeFileName, safeTableName } from './names';
export { createFileManifest, writeOutputFile } from './outputFile';
export type { FileManifest, OutputFile } from './outputFile';
export { writeTable } from './outputTable';
export type { TableContent } from './outputTable';
export { readOauthCredentials } from './oauthCredentials';
export type { OauthCredentials } from './oauthCredentials';
export { requireParameters } from './requireParameters';
export type { RequiredParameter } from './requireParameters';
export { runComponent } from './runComponent';
export type { ActionContext, ActionHandler, Actions, ComponentOptions } from './runComponent';
export { Secrets } from './secrets';
export { secretsOf } from './secretsOf';
export { writeSlicedTable } from './slicedTable';
export type { SlicedContent } from './slicedTable';
export { readStateFile, writeStateFile } from './stateFile';
export type { StateReading } from './stateFile';
export { readStorageMapping } from './storageMapping';
export type {
  ColumnTypeMapping,
  InputFileMapping,
  InputTableMapping,
  OutputFileMapping,
  OutputTableMapping,
  StorageMapping,
  WhereMapping,
} from './storageMapping';
export { selectElement, validationResult } from './syncResults';
export type { MessageType, SelectElement, ValidationResult } from './syncResults';
export type { BackendType, BaseType, ColumnDefinition, Metadata, TableDefinition } from './tableDefinition';
export type { SignalSource } from './stopSignal';
export type { TextOutput } from './textOutput';
