import { JsonFields } from '../json/jsonFields';
import { readJsonObject } from '../json/readJsonObject';
import { baseTypes, type BaseType, type ColumnDefinition, type TableDefinition } from './tableDefinition';

/** The part of a table's definition that does not depend on the run. */
export type TableSchema = Pick<TableDefinition, 'name' | 'description' | 'columns' | 'primaryKey'>;

/**
 * Reads a table's schema from JSON, as the official Python framework has it (`keboola.component.table_schema`), so that a component
 * can keep its schemas as data:
 * `{"name": "product", "primary_keys": ["id"], "fields": [{"name": "id", "base_type": "string", "nullable": false}]}`.
 *
 * @param text JSON
 * @param source what messages call it, e.g. `schemas/product.json`
 * @returns the schema; to be spread into a `TableDefinition`
 * @throws UserError that names the place of what is missing or of the wrong kind
 */
export function parseTableSchema(text: string, source: string): TableSchema {
  const schema = new JsonFields(readJsonObject(text, `'${source}'`), source);
  const columns = schema.items('fields').map(column);
  const primaryKey = schema.texts('primary_keys');
  primaryKey.forEach((key, index) => {
    if (!columns.some(({ name }) => name === key)) {
      schema.refuse(`primary_keys[${index}]`, 'none of the fields');
    }
  });
  return {
    name: schema.requiredText('name'),
    description: schema.text('description'),
    columns,
    primaryKey,
  };
}

function column(field: JsonFields): ColumnDefinition {
  return {
    name: field.requiredText('name'),
    type: baseType(field),
    length: field.text('length'),
    default: field.text('default'),
    // The Python framework's default is the other way round from ours.
    nullable: field.flag('nullable') ?? false,
    description: field.text('description'),
  };
}

function baseType(field: JsonFields): BaseType | undefined {
  const word = field.text('base_type')?.toUpperCase();
  return word === undefined
    ? undefined
    : (baseTypes.find((type) => type === word) ??
        field.refuse('base_type', `not one of ${baseTypes.join(', ')}`));
}
