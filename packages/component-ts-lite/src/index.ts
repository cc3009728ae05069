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
export { isDevelopmentBranch, storageApiUrl } from './config/storageApiUrl';
export { parseConfigFile, readConfigFile } from './config/configFile';
export type { ConfigFile } from './config/configFile';
export { formatCsv } from './output/formatCsv';
export { DataFolder } from './folder/dataFolder';
export type { DeleteFields, DeleteFilter, DeleteItem, DeleteWhere } from './storage/deleteWhere';
export { openElasticTable } from './output/elasticTable';
export type { ElasticDefinition, ElasticRow, ElasticTable, WrittenElasticTable } from './output/elasticTable';
export { readEnvironment } from './config/environment';
export type { DataTypeSupport, Environment, LoggerAddress } from './config/environment';
export { UserError } from './errors/userError';
export { nodeFileSystem } from './folder/fileSystem';
export type { FileSystem, FolderEntry, OpenFile } from './folder/fileSystem';
export type { FileWriter } from './folder/fileWriter';
export { createGelfSink } from './log/gelfSink';
export type { GelfOptions } from './log/gelfSink';
export { groupFilesByTag, readInputFiles } from './input/inputFiles';
export type { FileSelection, InputFile } from './input/inputFiles';
export type { InputColumn, InputTableManifest } from './input/inputTable';
export { findInputTable, readInputTables } from './input/inputTables';
export type { InputTable } from './input/inputTables';
export type { JsonRecord } from './json/jsonRecord';
export { createLogger } from './log/logger';
export type { Logger, LoggerOptions } from './log/logger';
export type { LogFields, LogLevel, LogRecord, LogSink } from './log/logRecord';
export { createManifest } from './output/createManifest';
export type {
  ClassicManifest,
  ManifestOptions,
  NativeTypesManifest,
  SchemaColumn,
} from './output/createManifest';
export type { MetadataEntry } from './storage/metadata';
export { safeColumnName, safeColumnNames, safeFileName, safeTableName } from './storage/names';
export { createFileManifest, writeOutputFile } from './output/outputFile';
export type { FileManifest, OutputFile } from './output/outputFile';
export { writeTable } from './output/outputTable';
export type { TableContent } from './output/outputTable';
export { readOauthCredentials } from './config/oauthCredentials';
export type { OauthCredentials } from './config/oauthCredentials';
export { readRows } from './input/readRows';
export { requireParameters } from './config/requireParameters';
export type { RequiredParameter } from './config/requireParameters';
export { runAsProcess } from './run/runAsProcess';
export { runComponent } from './run/runComponent';
export type { ActionContext, ActionHandler, Actions, ComponentOptions } from './run/runComponent';
export { Secrets } from './secrets/secrets';
export { secretsOf } from './secrets/secretsOf';
export { writeSlicedTable } from './output/slicedTable';
export type { SlicedContent } from './output/slicedTable';
export { readStateFile, writeStateFile } from './storage/stateFile';
export type { StateReading } from './storage/stateFile';
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
export { selectElement, validationResult } from './run/syncResults';
export type { MessageType, SelectElement, ValidationResult } from './run/syncResults';
export type {
  BackendType,
  BaseType,
  ColumnDefinition,
  Metadata,
  TableDefinition,
} from './storage/tableDefinition';
export { parseTableSchema } from './storage/tableSchema';
export type { TableSchema } from './storage/tableSchema';
export type { SignalSource } from './run/stopSignal';
export type { TextOutput } from './log/textOutput';
