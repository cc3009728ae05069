import { isRecord, type JsonRecord } from '../json/jsonRecord';
import { deduplicationStrategies } from '../storage/tableDefinition';

type Check = (value: unknown) => string | undefined;

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const aScalar: Check = (value) => (value === null || isScalar(value) ? undefined : 'is not a text');
const aFlag: Check = (value) => (typeof value === 'boolean' ? undefined : 'is not true or false');
const scalars: Check = (value) =>
  Array.isArray(value) && value.every((item) => aScalar(item) === undefined)
    ? undefined
    : 'is not a list of texts';
const filledScalars: Check = (value) =>
  scalars(value) ??
  ((value as unknown[]).some((item) => item === '' || item === null) ? 'has an empty text' : undefined);
const aName: Check = (value) => (isScalar(value) && value !== '' ? undefined : 'is missing or empty');
const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value) ? undefined : `is not one of '${words.join("', '")}'`;
const anything: Check = () => undefined;
/** The fields of a manifest, by the loader's own definition (keboola/platform-libraries, libs/output-mapping, BaseConfiguration). */
const FIELDS: Readonly<Record<string, Check>> = {
  destination: aScalar,
  incremental: aFlag,
  unload_strategy: aScalar,
  deduplication_strategy: oneOf(...deduplicationStrategies),
  primary_key: scalars,
  columns: scalars,
  distribution_key: filledScalars,
  delete_where_column: aScalar,
  delete_where_values: scalars,
  delete_where_operator: oneOf('eq', 'ne', '', null),
  delete_where: anything,
  delimiter: aScalar,
  enclosure: aScalar,
  metadata: anything,
  column_metadata: anything,
  write_always: aFlag,
  tags: filledScalars,
  manifest_type: aScalar,
  has_header: aFlag,
  description: aScalar,
  table_metadata: anything,
  schema: anything,
};

const SCHEMA_FIELDS: Readonly<Record<string, Check>> = {
  name: aName,
  data_type: anything,
  nullable: aFlag,
  primary_key: aFlag,
  distribution_key: aFlag,
  description: aScalar,
  metadata: anything,
};

/** One entry of a classic manifest's metadata. */
const ENTRY_FIELDS: Readonly<Record<string, Check>> = { key: aName, value: aScalar };

const BASE_TYPE_FIELDS: Readonly<Record<string, Check>> = {
  type: aName,
  length: aScalar,
  default: aScalar,
};

/** Where a value of `delete_where` may come from besides `values_from_set`: the fields, and those that must be there. */
const VALUE_TABLES = [
  ['values_from_workspace', { workspace_id: aScalar, table: aName, column: aScalar }, ['table']],
  ['values_from_storage', { bucket_id: aName, table: aName, column: aScalar }, ['bucket_id', 'table']],
] as const;
const VALUE_SOURCES = ['values_from_set', ...VALUE_TABLES.map(([name]) => name)];

/** Fields that may not both have a value. */
const EXCLUSIVE = [
  ['schema', 'columns'],
  ['schema', 'metadata'],
  ['schema', 'column_metadata'],
  ['schema', 'primary_key'],
  ['schema', 'distribution_key'],
] as const;

/**
 * Checks the manifest of an output table as the platform does before it loads the table; what this refuses fails the job after the
 * component has ended. Pure: whether the data is there is not looked at.
 *
 * @param manifest what is, or is to be, in `NAME.csv.manifest`
 * @returns a sentence for each problem, without a full stop; none when the platform takes it
 */
export function checkManifest(manifest: unknown): string[] {
  if (!isRecord(manifest)) {
    return ['The manifest is not an object'];
  }
  return [
    ...checkFields(manifest, FIELDS, ''),
    ...EXCLUSIVE.filter(([one, other]) => !isEmpty(manifest[one]) && !isEmpty(manifest[other])).map(
      ([one, other]) => `Only one of '${one}' and '${other}' can be set`,
    ),
    ...checkDescription(manifest, 'table_metadata', ''),
    ...checkDeleteColumn(manifest),
    ...checkList(manifest['metadata'], 'metadata', checkEntry),
    ...checkColumnMetadata(manifest['column_metadata']),
    ...checkList(manifest['delete_where'], 'delete_where', checkDelete),
    ...checkList(manifest['schema'], 'schema', checkColumn),
  ];
}

function checkFields(record: JsonRecord, fields: Readonly<Record<string, Check>>, place: string): string[] {
  return Object.entries(record).flatMap(([name, value]) => {
    if (!Object.hasOwn(fields, name)) {
      return [`'${place}${name}' is not a field that the platform knows`];
    }
    const problem = fields[name]?.(value);
    return problem === undefined ? [] : [`'${place}${name}' ${problem}`];
  });
}

function checkDescription(record: JsonRecord, metadataField: string, place: string): string[] {
  const metadata = record[metadataField];
  const isTwice = isSet(record['description']) && isRecord(metadata) && isSet(metadata['KBC.description']);
  return isTwice
    ? [`Only one of '${place}description' and '${place}${metadataField}.KBC.description' can be set`]
    : [];
}

function checkDeleteColumn(manifest: JsonRecord): string[] {
  const column = manifest['delete_where_column'];
  if (!isSet(column) || column === '') {
    return [];
  }
  return [
    ...(isEmpty(manifest['delete_where_values'])
      ? ["'delete_where_column' needs 'delete_where_values'"]
      : []),
    ...(isEmpty(manifest['delete_where'])
      ? []
      : ["Only one of 'delete_where_column' and 'delete_where' can be set"]),
  ];
}

function checkEntry(entry: JsonRecord, place: string): string[] {
  return checkFields({ key: undefined, value: null, ...entry }, ENTRY_FIELDS, place);
}

function checkColumnMetadata(columns: unknown): string[] {
  if (isNone(columns)) {
    return [];
  }
  return isRecord(columns)
    ? Object.entries(columns).flatMap(([column, list]) =>
        checkList(list, `column_metadata.${column}`, checkEntry),
      )
    : ["'column_metadata' is not an object with a list for each column"];
}

function checkList(
  value: unknown,
  name: string,
  checkItem: (item: JsonRecord, place: string) => string[],
): string[] {
  if (isNone(value)) {
    return [];
  }
  if (!Array.isArray(value)) {
    return [`'${name}' is not a list`];
  }
  return value.flatMap((item: unknown, index) =>
    isRecord(item) ? checkItem(item, `${name}[${index}].`) : [`'${name}[${index}]' is not an object`],
  );
}

function checkDelete(item: JsonRecord, place: string): string[] {
  const fields = { changed_since: aScalar, changed_until: aScalar, where_filters: anything };
  const isBlank = ['changed_since', 'changed_until', 'where_filters'].every((name) => isEmpty(item[name]));
  return [
    ...checkFields(item, fields, place),
    ...(isBlank
      ? [`'${place.slice(0, -1)}' sets none of 'changed_since', 'changed_until' and 'where_filters'`]
      : []),
    ...checkList(item['where_filters'], `${place}where_filters`, checkFilter),
  ];
}

function checkFilter(filter: JsonRecord, place: string): string[] {
  const fields = {
    column: aName,
    operator: oneOf('eq', 'ne'),
    values_from_set: scalars,
    values_from_workspace: anything,
    values_from_storage: anything,
  };
  const sources = VALUE_SOURCES.filter((name) => !isEmpty(filter[name]));
  return [
    ...checkFields({ column: undefined, ...filter }, fields, place),
    ...(sources.length === 1
      ? []
      : [`'${place.slice(0, -1)}' needs exactly one of '${VALUE_SOURCES.join("', '")}'`]),
    // One that is there must be whole, also where it is null.
    ...VALUE_TABLES.filter(([name]) => Object.hasOwn(filter, name)).flatMap(([name, known, required]) => {
      const missing = Object.fromEntries(required.map((field) => [field, undefined]));
      return isRecord(filter[name])
        ? checkFields({ ...missing, ...filter[name] }, known, `${place}${name}.`)
        : [`'${place}${name}' is not an object`];
    }),
  ];
}

function checkColumn(column: JsonRecord, place: string): string[] {
  return [
    ...checkFields({ name: undefined, ...column }, SCHEMA_FIELDS, place),
    ...checkDescription(column, 'metadata', place),
    ...(Object.hasOwn(column, 'data_type') ? checkTypes(column['data_type'], `${place}data_type`) : []),
  ];
}

function checkTypes(types: unknown, place: string): string[] {
  const base = isRecord(types) ? types['base'] : undefined;
  if (!isRecord(types) || !isRecord(base)) {
    return [`'${place}.base' is missing`];
  }
  return Object.entries(types).flatMap(([backend, type]) => {
    if (backend === 'base') {
      return checkFields({ type: undefined, ...base }, BASE_TYPE_FIELDS, `${place}.base.`);
    }
    if (!['snowflake', 'bigquery'].includes(backend)) {
      return [`'${place}.${backend}' is not a backend that the platform knows`];
    }
    return isRecord(type) && !isEmpty(type['type']) ? [] : [`'${place}.${backend}.type' is missing`];
  });
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What the platform takes for an empty list. */
function isNone(value: unknown): boolean {
  return !isSet(value) || (typeof value === 'object' && isEmpty(value));
}

/** As PHP's `empty` sees a value of JSON. */
function isEmpty(value: unknown): boolean {
  return !value || value === '0' || (typeof value === 'object' && Object.keys(value).length === 0);
}
