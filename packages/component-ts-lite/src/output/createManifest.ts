import { deleteFields, type DeleteFields } from '../storage/deleteWhere';
import type { DataTypeSupport } from '../config/environment';
import { checkManifest } from './checkManifest';
import { columnMetadataEntries, metadataEntries, type MetadataEntry } from '../storage/metadata';
import type {
  BackendType,
  BaseType,
  ColumnDefinition,
  DeduplicationStrategy,
  Metadata,
  TableDefinition,
} from '../storage/tableDefinition';

/** What both forms say about the CSV and how it is loaded. */
interface CommonFields extends DeleteFields {
  readonly delimiter: string;
  readonly enclosure: string;
  readonly deduplication_strategy?: DeduplicationStrategy;
  readonly tags?: readonly string[];
}

/** The manifest of an output table in the classic form; types are metadata, where they have been set. */
export interface ClassicManifest extends CommonFields {
  readonly destination?: string;
  /** Only where the CSV has no header. */
  readonly columns?: readonly string[];
  readonly incremental: boolean;
  readonly primary_key: readonly string[];
  readonly write_always: boolean;
  readonly metadata?: readonly MetadataEntry[];
  readonly column_metadata?: Readonly<Record<string, readonly MetadataEntry[]>>;
}

/** The manifest of an output table with native types. */
export interface NativeTypesManifest extends CommonFields {
  readonly manifest_type: 'output';
  readonly has_header: boolean;
  readonly destination?: string;
  readonly incremental: boolean;
  readonly write_always: boolean;
  readonly description?: string;
  readonly table_metadata?: Metadata;
  readonly schema: readonly SchemaColumn[];
}

/** One column of `schema`. */
export interface SchemaColumn {
  readonly name: string;
  /** The base type, and the types of those backends that have one of their own. */
  readonly data_type: Readonly<Record<string, BackendType>> & {
    readonly base: BackendType & { readonly type: BaseType };
  };
  readonly nullable: boolean;
  readonly primary_key?: true;
  readonly description?: string;
  readonly metadata?: Metadata;
}

/** How the CSV of a table is written. */
export interface ManifestOptions {
  /** False for sliced tables. @default true */
  readonly hasHeader?: boolean;
}

/**
 * Describes a table to the platform, in the form that the project understands: classic
 * (https://help.keboola.com/extend/common-interface/manifest-files/out-tables-manifests/) or with native types
 * (https://help.keboola.com/extend/common-interface/manifest-files/out-tables-manifests-native-types/). The classic form
 * has descriptions and set types as metadata, as the official framework writes them.
 *
 * @param definition the table
 * @param dataTypeSupport `authoritative` and `hints` give the form with `schema`, `none` the classic one
 * @param options how the CSV is written
 * @returns what is to be written as JSON to `NAME.csv.manifest`
 * @throws RangeError when the primary key names a column that the table does not have, and when the platform would refuse the manifest;
 *   see `checkManifest`
 */
export function createManifest(
  definition: TableDefinition,
  dataTypeSupport: DataTypeSupport,
  options: ManifestOptions = {},
): ClassicManifest | NativeTypesManifest {
  const { name, columns, primaryKey } = definition;
  const missing = primaryKey.filter((key) => !columns.some((column) => column.name === key));
  if (missing.length > 0) {
    throw new RangeError(
      `Cannot describe table '${name}': its primary key names missing columns '${missing.join("', '")}'`,
    );
  }
  const { hasHeader = true } = options;
  const manifest =
    dataTypeSupport === 'none' ? classic(definition, hasHeader) : nativeTypes(definition, hasHeader);
  const problems = checkManifest(manifest);
  if (problems.length > 0) {
    throw new RangeError(
      `Cannot describe table '${name}': the platform would refuse its manifest: ${problems.join('; ')}`,
    );
  }
  return manifest;
}

function classic(definition: TableDefinition, hasHeader: boolean): ClassicManifest {
  const metadata = metadataEntries(definition.metadata, definition.description);
  const columnMetadata = definition.columns
    .map((column) => [column.name, columnMetadataEntries(column)] as const)
    .filter(([, entries]) => entries.length > 0);
  return {
    ...(definition.destination === undefined ? {} : { destination: definition.destination }),
    ...(hasHeader ? {} : { columns: definition.columns.map((column) => column.name) }),
    incremental: definition.incremental,
    primary_key: definition.primaryKey,
    write_always: definition.writeAlways,
    ...csvFields(definition),
    ...deleteFields(definition.deleteWhere),
    ...(metadata.length === 0 ? {} : { metadata }),
    ...(columnMetadata.length === 0 ? {} : { column_metadata: Object.fromEntries(columnMetadata) }),
  };
}

function csvFields({ delimiter, enclosure, deduplicationStrategy, tags }: TableDefinition): CommonFields {
  return {
    delimiter: delimiter ?? ',',
    enclosure: enclosure ?? '"',
    ...(deduplicationStrategy === undefined ? {} : { deduplication_strategy: deduplicationStrategy }),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
  };
}

function nativeTypes(definition: TableDefinition, hasHeader: boolean): NativeTypesManifest {
  return {
    manifest_type: 'output',
    has_header: hasHeader,
    ...(definition.destination === undefined ? {} : { destination: definition.destination }),
    incremental: definition.incremental,
    write_always: definition.writeAlways,
    ...csvFields(definition),
    ...(definition.description === undefined ? {} : { description: definition.description }),
    ...deleteFields(definition.deleteWhere),
    ...(definition.metadata === undefined ? {} : { table_metadata: definition.metadata }),
    schema: definition.columns.map((column) =>
      schemaColumn(column, definition.primaryKey.includes(column.name)),
    ),
  };
}

function schemaColumn(column: ColumnDefinition, isKey: boolean): SchemaColumn {
  return {
    name: column.name,
    data_type: {
      ...column.backendTypes,
      base: {
        type: column.type ?? 'STRING',
        ...(column.length === undefined ? {} : { length: column.length }),
        ...(column.default === undefined ? {} : { default: column.default }),
      },
    },
    nullable: !isKey && (column.nullable ?? true),
    ...(isKey ? { primary_key: true } : {}),
    ...(column.description === undefined ? {} : { description: column.description }),
    ...(column.metadata === undefined ? {} : { metadata: column.metadata }),
  };
}
