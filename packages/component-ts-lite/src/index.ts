/**
 * The Keboola Common Interface for components written in TypeScript. A whole component:
 *
 *     import { openElasticTable, requireParameters, runAsProcess } from '@keboola/component-ts-lite';
 *
 *     void runAsProcess({
 *       async run({ config, folder, environment, logger }) {
 *         requireParameters(config.parameters, ['count']);
 *         await folder.clearOutput();
 *         const squares = await openElasticTable(folder, { name: 'squares', primaryKey: ['n'], incremental: true });
 *         for (let n = 1; n <= Number(config.parameters.count); n += 1) {
 *           await squares.write({ n, square: n * n });
 *         }
 *         const { rows } = await squares.close(environment.dataTypeSupport);
 *         logger.info(`${rows} squares are written`);
 *       },
 *     });
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
export { groupFilesByTag, readInputFiles } from './inputFiles';
export type { FileSelection, InputFile } from './inputFiles';
export type { InputColumn, InputTableManifest } from './inputTable';
export { findInputTable, readInputTables } from './inputTables';
export type { InputTable } from './inputTables';
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
export { readRows } from './readRows';
export { requireParameters } from './requireParameters';
export type { RequiredParameter } from './requireParameters';
export { runAsProcess } from './processRun';
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
export { parseTableSchema } from './tableSchema';
export type { TableSchema } from './tableSchema';
export type { SignalSource } from './stopSignal';
export type { TextOutput } from './textOutput';
