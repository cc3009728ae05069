import { classicDeleteFields, type DeleteFields, nativeDeleteFields } from '../storage/deleteWhere';
import type { DataTypeSupport } from '../config/environment';
import { columnMetadataEntries, metadataEntries, type MetadataEntry } from '../storage/metadata';
import type {
  BackendType,
  BaseType,
  ColumnDefinition,
  Metadata,
  TableDefinition,
} from '../storage/tableDefinition';

/** The manifest of an output table in the classic form; types are told as metadata, where they are told at all. */
export interface ClassicManifest extends DeleteFields {
  readonly destination?: string;
  /** Only where the CSV has no header. */
  readonly columns?: readonly string[];
  readonly incremental: boolean;
  readonly primary_key: readonly string[];
  readonly write_always: boolean;
  readonly delimiter: string;
  readonly enclosure: string;
  readonly metadata?: readonly MetadataEntry[];
  readonly column_metadata?: Readonly<Record<string, readonly MetadataEntry[]>>;
}

/** The manifest of an output table with native types. */
export interface NativeTypesManifest extends DeleteFields {
  readonly manifest_type: 'output';
  readonly has_header: boolean;
  readonly destination?: string;
  readonly incremental: boolean;
  readonly write_always: boolean;
  readonly delimiter: string;
  readonly enclosure: string;
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
 * Says a table to the platform, in the form that the project understands (common-interface.md, "Output tables"). The classic form
 * tells descriptions and set types as metadata, as the official framework does.
 *
 * @param definition the table; its CSV has commas and double quotes
 * @param dataTypeSupport `authoritative` and `hints` give the form with `schema`, `none` the classic one
 * @param options how the CSV is written
 * @returns what is to be written as JSON to `NAME.csv.manifest`
 * @throws RangeError when the primary key names a column that the table does not have
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
  return dataTypeSupport === 'none' ? classic(definition, hasHeader) : nativeTypes(definition, hasHeader);
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
    delimiter: ',',
    enclosure: '"',
    ...classicDeleteFields(definition.deleteWhere),
    ...(metadata.length === 0 ? {} : { metadata }),
    ...(columnMetadata.length === 0 ? {} : { column_metadata: Object.fromEntries(columnMetadata) }),
  };
}

function nativeTypes(definition: TableDefinition, hasHeader: boolean): NativeTypesManifest {
  return {
    manifest_type: 'output',
    has_header: hasHeader,
    ...(definition.destination === undefined ? {} : { destination: definition.destination }),
    incremental: definition.incremental,
    write_always: definition.writeAlways,
    delimiter: ',',
    enclosure: '"',
    ...(definition.description === undefined ? {} : { description: definition.description }),
    ...nativeDeleteFields(definition.deleteWhere),
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
