import { isRecord, type JsonRecord } from '../json/jsonRecord';
import { deduplicationStrategies } from '../storage/tableDefinition';

type Check = (value: unknown) => string | undefined;

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const aScalar: Check = (value) => (value === null || isScalar(value) ? undefined : 'is not a text');
const aFlag: Check = (value) => (typeof value === 'boolean' ? undefined : 'is not true or false');
const scalars: Check = (value) =>
  Array.isArray(value) && value.every(isScalar) ? undefined : 'is not a list of texts';
const filledScalars: Check = (value) =>
  scalars(value) ?? ((value as unknown[]).includes('') ? 'has an empty text' : undefined);
const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value) ? undefined : `is not one of '${words.join("', '")}'`;
const anything: Check = () => undefined;
const entries: Check = (value) =>
  Array.isArray(value) && value.every(isRecord)
    ? undefined
    : "is not a list of objects with 'key' and 'value'";

/** The fields of a manifest, by the loader's own definition (keboola/platform-libraries, libs/output-mapping, BaseConfiguration). */
const FIELDS: Readonly<Record<string, Check>> = {
  destination: aScalar,
  incremental: aFlag,
  unload_strategy: oneOf('direct-grant'),
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
  metadata: entries,
  column_metadata: (value) =>
    isEmpty(value) || (isRecord(value) && Object.values(value).every((list) => entries(list) === undefined))
      ? undefined
      : 'is not an object with a list for each column',
  write_always: aFlag,
  tags: filledScalars,
  manifest_type: aScalar,
  has_header: aFlag,
  description: aScalar,
  table_metadata: anything,
  schema: anything,
};

const SCHEMA_FIELDS: Readonly<Record<string, Check>> = {
  name: (value) => (isScalar(value) && value !== '' ? undefined : 'is missing or empty'),
  data_type: anything,
  nullable: aFlag,
  primary_key: aFlag,
  distribution_key: aFlag,
  description: aScalar,
  metadata: anything,
};

/** Fields that may not both have a value. */
const EXCLUSIVE = [
  ['schema', 'columns'],
  ['schema', 'metadata'],
  ['schema', 'column_metadata'],
  ['schema', 'primary_key'],
  ['schema', 'distribution_key'],
  ['delete_where_column', 'delete_where'],
] as const;

/** Where a value of `delete_where` may come from. */
const VALUE_SOURCES = ['values_from_set', 'values_from_workspace', 'values_from_storage'];

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
  const values = manifest['delete_where_values'];
  return !isEmpty(manifest['delete_where_column']) && Array.isArray(values) && values.length === 0
    ? ["'delete_where_column' needs 'delete_where_values'"]
    : [];
}

function checkList(
  value: unknown,
  name: string,
  checkItem: (item: JsonRecord, place: string) => string[],
): string[] {
  if (isEmpty(value)) {
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
    column: aScalar,
    operator: oneOf('eq', 'ne'),
    values_from_set: scalars,
    values_from_workspace: anything,
    values_from_storage: anything,
  };
  const sources = VALUE_SOURCES.filter((name) => !isEmpty(filter[name]));
  return [
    ...checkFields(filter, fields, place),
    ...(isEmpty(filter['column']) ? [`'${place}column' is missing or empty`] : []),
    ...(sources.length === 1
      ? []
      : [`'${place.slice(0, -1)}' needs exactly one of '${VALUE_SOURCES.join("', '")}'`]),
  ];
}

function checkColumn(column: JsonRecord, place: string): string[] {
  return [
    ...checkFields({ name: undefined, ...column }, SCHEMA_FIELDS, place),
    ...checkDescription(column, 'metadata', place),
    ...(isSet(column['data_type']) ? checkTypes(column['data_type'], `${place}data_type`) : []),
  ];
}

function checkTypes(types: unknown, place: string): string[] {
  if (!isRecord(types) || !isRecord(types['base'])) {
    return [`'${place}.base' is missing`];
  }
  return Object.entries(types).flatMap(([backend, type]) => {
    if (!['base', 'snowflake', 'bigquery'].includes(backend)) {
      return [`'${place}.${backend}' is not a backend that the platform knows`];
    }
    return isRecord(type) && !isEmpty(type['type']) ? [] : [`'${place}.${backend}.type' is missing`];
  });
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** As PHP's `empty` sees a value of JSON. */
function isEmpty(value: unknown): boolean {
  return !value || value === '0' || (typeof value === 'object' && Object.keys(value).length === 0);
}
