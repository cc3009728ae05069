import type { JsonFields } from '../json/jsonFields';
import { platformKeys, readMetadata } from '../storage/metadata';
import { type BackendType, type BaseType, baseTypes, type Metadata } from '../storage/tableDefinition';

/** One column of a table that came in. */
export interface InputColumn {
  readonly name: string;
  /** Undefined where the manifest has none, or one that is not a base type. */
  readonly type?: BaseType | undefined;
  readonly length?: string | undefined;
  readonly default?: string | undefined;
  readonly nullable?: boolean | undefined;
  /** The backends' own types, by the backend's name, e.g. `snowflake`; they have the length and default. */
  readonly backendTypes: Readonly<Record<string, BackendType>>;
  readonly description?: string | undefined;
  readonly metadata: Metadata;
}

/** The content of a manifest in in/tables, in either form. */
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
  /** In the order of the CSV; empty where the manifest names none. */
  readonly columns: readonly InputColumn[];
  readonly description?: string | undefined;
  readonly metadata: Metadata;
  readonly rowsCount?: number | undefined;
  readonly dataSizeBytes?: number | undefined;
  /** @default ',' */
  readonly delimiter: string;
  /** @default '"' */
  readonly enclosure: string;
  /** Undefined where the manifest does not say: a plain file then has one, a sliced one has none. */
  readonly hasHeader?: boolean | undefined;
}

/**
 * Types the manifest of a table that came in
 * (https://help.keboola.com/extend/common-interface/manifest-files/in-tables-manifests/). Since 2026-06 it has `columns`,
 * `column_metadata` and `schema` at once: `columns` is the order and the others add what they know, `schema` before metadata. A column
 * that `columns` lacks is not in the CSV. Where there is no `columns`, `schema` is the order.
 *
 * @param manifest see `readManifest`; without one everything is empty
 * @returns its content
 * @throws UserError that names the place of a value of the wrong kind
 */
export function inputTableManifest(manifest: JsonFields): InputTableManifest {
  const metadata = { ...readMetadata(manifest, 'metadata'), ...readMetadata(manifest, 'table_metadata') };
  const schema = manifest.items('schema');
  return {
    id: manifest.text('id'),
    uri: manifest.text('uri'),
    storageName: manifest.text('name'),
    primaryKey: primaryKeyOf(manifest, schema),
    created: manifest.text('created'),
    lastChangeDate: manifest.text('last_change_date'),
    lastImportDate: manifest.text('last_import_date'),
    columns: columnsOf(manifest, schema),
    description: manifest.text('description') ?? metadata[platformKeys.description],
    metadata,
    rowsCount: manifest.number('rows_count'),
    dataSizeBytes: manifest.number('data_size_bytes'),
    delimiter: manifest.text('delimiter') ?? ',',
    enclosure: manifest.text('enclosure') ?? '"',
    hasHeader: manifest.flag('has_header'),
  };
}

function primaryKeyOf(manifest: JsonFields, schema: readonly JsonFields[]): string[] {
  const listed = manifest.texts('primary_key').filter((name) => name !== '');
  return listed.length > 0
    ? listed
    : schema.filter((column) => column.flag('primary_key')).map((column) => column.requiredText('name'));
}

function columnsOf(manifest: JsonFields, schema: readonly JsonFields[]): InputColumn[] {
  const described = new Map(schema.map((column) => [column.requiredText('name'), column]));
  const order = manifest.texts('columns');
  const ofColumns = manifest.fields('column_metadata');
  return (order.length > 0 ? order : [...described.keys()]).map((name) => {
    const fromList = readMetadata(ofColumns, name);
    const column = described.get(name);
    return column === undefined ? classicColumn(name, fromList) : schemaColumn(name, column, fromList);
  });
}

function schemaColumn(name: string, column: JsonFields, fromList: Metadata): InputColumn {
  const known = classicColumn(name, { ...fromList, ...readMetadata(column, 'metadata') });
  const types = column.fields('data_type');
  const base = types.fields('base');
  const backendTypes = Object.fromEntries(
    types
      .names()
      .filter((backend) => backend !== 'base')
      .map((backend) => [backend, backendType(types.fields(backend))]),
  );
  const [own] = Object.values(backendTypes);
  return {
    ...known,
    type: baseType(base.text('type')) ?? known.type,
    length: base.text('length') ?? own?.length ?? known.length,
    default: base.scalar('default') ?? own?.default ?? known.default,
    nullable: column.flag('nullable') ?? known.nullable,
    backendTypes,
    description: column.text('description') ?? known.description,
  };
}

function backendType(fields: JsonFields): BackendType {
  return {
    type: fields.requiredText('type'),
    length: fields.text('length'),
    default: fields.scalar('default'),
  };
}

function classicColumn(name: string, metadata: Metadata): InputColumn {
  const nullable = metadata[platformKeys.nullable];
  return {
    name,
    type: baseType(metadata[platformKeys.type]),
    length: metadata[platformKeys.length],
    default: metadata[platformKeys.default],
    nullable: nullable === undefined ? undefined : nullable === '1' || nullable === 'true',
    backendTypes: {},
    description: metadata[platformKeys.description],
    metadata,
  };
}

function baseType(text: string | undefined): BaseType | undefined {
  return baseTypes.find((type) => type === text?.toUpperCase());
}
