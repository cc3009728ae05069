import type { DataTypeSupport } from './environment';
import type { BaseType, ColumnDefinition, TableDefinition } from './tableDefinition';

/** The manifest of an output table in the classic form: types are not told, the CSV has a header. */
export interface ClassicManifest {
  readonly destination?: string;
  readonly incremental: boolean;
  readonly primary_key: readonly string[];
  readonly write_always: boolean;
  readonly delimiter: string;
  readonly enclosure: string;
}

/** The manifest of an output table with native types. */
export interface NativeTypesManifest {
  readonly manifest_type: 'output';
  readonly has_header: true;
  readonly destination?: string;
  readonly incremental: boolean;
  readonly write_always: boolean;
  readonly delimiter: string;
  readonly enclosure: string;
  readonly description?: string;
  readonly schema: readonly SchemaColumn[];
}

/** One column of `schema`. */
export interface SchemaColumn {
  readonly name: string;
  readonly data_type: { readonly base: { readonly type: BaseType } };
  readonly nullable: boolean;
  readonly primary_key?: true;
  readonly description?: string;
}

/**
 * Says a table to the platform, in the form that the project understands (common-interface.md, "Output tables").
 *
 * @param definition the table; its CSV has a header, commas and double quotes
 * @param dataTypeSupport `authoritative` and `hints` give the form with `schema`, `none` the classic one
 * @returns what is to be written as JSON to `NAME.csv.manifest`
 * @throws RangeError when the primary key names a column that the table does not have
 */
export function createManifest(
  definition: TableDefinition,
  dataTypeSupport: DataTypeSupport,
): ClassicManifest | NativeTypesManifest {
  const { name, columns, primaryKey } = definition;
  const missing = primaryKey.filter((key) => !columns.some((column) => column.name === key));
  if (missing.length > 0) {
    throw new RangeError(
      `Cannot describe table '${name}': its primary key names missing columns '${missing.join("', '")}'`,
    );
  }
  return dataTypeSupport === 'none' ? classic(definition) : nativeTypes(definition);
}

function classic(definition: TableDefinition): ClassicManifest {
  return {
    ...(definition.destination === undefined ? {} : { destination: definition.destination }),
    incremental: definition.incremental,
    primary_key: definition.primaryKey,
    write_always: definition.writeAlways,
    delimiter: ',',
    enclosure: '"',
  };
}

function nativeTypes(definition: TableDefinition): NativeTypesManifest {
  return {
    manifest_type: 'output',
    has_header: true,
    ...(definition.destination === undefined ? {} : { destination: definition.destination }),
    incremental: definition.incremental,
    write_always: definition.writeAlways,
    delimiter: ',',
    enclosure: '"',
    ...(definition.description === undefined ? {} : { description: definition.description }),
    schema: definition.columns.map((column) =>
      schemaColumn(column, definition.primaryKey.includes(column.name)),
    ),
  };
}

function schemaColumn(column: ColumnDefinition, isKey: boolean): SchemaColumn {
  return {
    name: column.name,
    data_type: { base: { type: column.type ?? 'STRING' } },
    nullable: !isKey && (column.nullable ?? true),
    ...(isKey ? { primary_key: true } : {}),
    ...(column.description === undefined ? {} : { description: column.description }),
  };
}
