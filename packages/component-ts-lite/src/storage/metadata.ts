import type { JsonFields } from '../json/jsonFields';
import type { ColumnDefinition, Metadata } from './tableDefinition';

/** The platform's own keys for descriptions and types in metadata. */
export const platformKeys = {
  description: 'KBC.description',
  type: 'KBC.datatype.basetype',
  length: 'KBC.datatype.length',
  default: 'KBC.datatype.default',
  nullable: 'KBC.datatype.nullable',
} as const;

/** One entry of a classic manifest's metadata. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

/**
 * Writes metadata as a list of entries.
 *
 * @param metadata by key
 * @param description goes first, under the platform's own key
 * @returns empty when there is nothing to say
 */
export function metadataEntries(metadata: Metadata = {}, description?: string): MetadataEntry[] {
  const described = description === undefined ? [] : [{ key: platformKeys.description, value: description }];
  return [...described, ...Object.entries(metadata).map(([key, value]) => ({ key, value }))];
}

/**
 * Writes what a classic manifest can say about a column: description, base type and metadata.
 *
 * @param column its type is written only where it has been set
 * @returns empty when there is nothing to say
 */
export function columnMetadataEntries(column: ColumnDefinition): MetadataEntry[] {
  const entries = [
    [platformKeys.type, column.type],
    [platformKeys.length, column.length],
    [platformKeys.default, column.default],
    [platformKeys.nullable, nullability(column)],
  ] as const;
  return [
    ...metadataEntries({}, column.description),
    ...entries.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
    ...metadataEntries(column.metadata),
  ];
}

/** A part of the type, so written with it only. "1" or "0": PHP takes any text but "0" and "" for true. */
function nullability({ type, nullable }: ColumnDefinition): string | undefined {
  return type === undefined || nullable === undefined ? undefined : nullable ? '1' : '0';
}

/**
 * Reads metadata that is a list of entries (classic) or an object (native types). Of two entries with one key the last one holds.
 *
 * @param fields the object that has the metadata
 * @param name of the field
 * @returns by key
 */
export function readMetadata(fields: JsonFields, name: string): Metadata {
  const value = Object.hasOwn(fields.record, name) ? fields.record[name] : undefined;
  const entries = Array.isArray(value)
    ? fields.items(name).map((item) => [item.requiredText('key'), item.scalar('value') ?? ''] as const)
    : textEntries(fields.fields(name));
  return Object.fromEntries(entries);
}

function textEntries(fields: JsonFields): [string, string][] {
  return fields.names().map((key) => [key, fields.scalar(key) ?? '']);
}
