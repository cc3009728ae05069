import type { JsonFields } from '../json/jsonFields';
import { platformKeys, readMetadata } from '../storage/metadata';
import { type BaseType, baseTypes, type Metadata } from '../storage/tableDefinition';

/** One column of a table that came in. */
export interface InputColumn {
  readonly name: string;
  /** Undefined where the manifest does not tell it, or tells one that is no base type. */
  readonly type?: BaseType | undefined;
  readonly length?: string | undefined;
  readonly default?: string | undefined;
  readonly nullable?: boolean | undefined;
  readonly description?: string | undefined;
  readonly metadata: Metadata;
}

/** What a manifest in in/tables tells, in either form. */
export interface InputTableManifest {
  /** Id in Storage, e.g. `in.c-main.users`. */
  readonly id?: string | undefined;
  readonly uri?: string | undefined;
  /** Name in Storage; not that of the file. */
  readonly storageName?: string | undefined;
  readonly primaryKey: readonly string[];
  /** Times as the platform writes them, e.g. `2026-01-25T01:35:14+0100`. */
  readonly created?: string | undefined;
  readonly lastChangeDate?: string | undefined;
  readonly lastImportDate?: string | undefined;
  /** In the order of the CSV; empty where the manifest does not tell. */
  readonly columns: readonly InputColumn[];
  readonly description?: string | undefined;
  readonly metadata: Metadata;
  readonly rowsCount?: number | undefined;
  readonly dataSizeBytes?: number | undefined;
  /** @default ',' */
  readonly delimiter: string;
  /** @default '"' */
  readonly enclosure: string;
  /** Undefined where the manifest does not tell: a plain file has one, a sliced one has none. */
  readonly hasHeader?: boolean | undefined;
}

/**
 * Types the manifest of a table that came in: classic (`columns`, `metadata` as lists) or with native types (`schema`).
 *
 * @param manifest see `readManifest`; without one everything is empty
 * @returns what it tells
 * @throws UserError that names the place of a value of the wrong kind
 */
export function inputTableManifest(manifest: JsonFields): InputTableManifest {
  const metadata = { ...readMetadata(manifest, 'metadata'), ...readMetadata(manifest, 'table_metadata') };
  const schema = manifest.items('schema');
  return {
    id: manifest.text('id'),
    uri: manifest.text('uri'),
    storageName: manifest.text('name'),
    primaryKey: schema.length > 0 ? schemaKey(schema) : manifest.texts('primary_key'),
    created: manifest.text('created'),
    lastChangeDate: manifest.text('last_change_date'),
    lastImportDate: manifest.text('last_import_date'),
    columns: schema.length > 0 ? schema.map(schemaColumn) : classicColumns(manifest),
    description: manifest.text('description') ?? metadata[platformKeys.description],
    metadata,
    rowsCount: manifest.number('rows_count'),
    dataSizeBytes: manifest.number('data_size_bytes'),
    delimiter: manifest.text('delimiter') ?? ',',
    enclosure: manifest.text('enclosure') ?? '"',
    hasHeader: manifest.flag('has_header'),
  };
}

function schemaKey(schema: readonly JsonFields[]): string[] {
  return schema.filter((column) => column.flag('primary_key')).map((column) => column.requiredText('name'));
}

function schemaColumn(column: JsonFields): InputColumn {
  const base = column.fields('data_type').fields('base');
  const metadata = readMetadata(column, 'metadata');
  return {
    name: column.requiredText('name'),
    type: baseType(base.text('type')),
    length: base.text('length'),
    default: base.scalar('default'),
    nullable: column.flag('nullable'),
    description: column.text('description') ?? metadata[platformKeys.description],
    metadata,
  };
}

function classicColumns(manifest: JsonFields): InputColumn[] {
  const ofColumns = manifest.fields('column_metadata');
  return manifest.texts('columns').map((name) => {
    const metadata = readMetadata(ofColumns, name);
    const nullable = metadata[platformKeys.nullable];
    return {
      name,
      type: baseType(metadata[platformKeys.type]),
      length: metadata[platformKeys.length],
      default: metadata[platformKeys.default],
      nullable: nullable === undefined ? undefined : nullable === '1' || nullable === 'true',
      description: metadata[platformKeys.description],
      metadata,
    };
  });
}

function baseType(text: string | undefined): BaseType | undefined {
  return baseTypes.find((type) => type === text?.toUpperCase());
}
