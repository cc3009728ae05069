import { checkManifest } from './checkManifest';
import { createManifest } from './createManifest';

/** Manifests as the platform's own tests have them (keboola/platform-libraries, libs/output-mapping/tests). */
const accepted: readonly [string, object][] = [
  ['an empty one', {}],
  [
    'a classic one',
    {
      destination: 'in.c-main.a',
      columns: ['id', 'name'],
      primary_key: [''],
      incremental: true,
      metadata: [{ key: 'a', value: 'b' }],
      column_metadata: { id: [{ key: 'a', value: 1 }] },
    },
  ],
  ['PHP’s empty list for an object', { column_metadata: [], delete_where: [] }],
  [
    'one with native types',
    {
      manifest_type: 'output',
      has_header: false,
      schema: [
        {
          name: 'id',
          data_type: { base: { type: 'NUMERIC', length: '38,0' }, snowflake: { type: 'NUMBER' } },
          primary_key: true,
          nullable: false,
        },
      ],
    },
  ],
  [
    'one with rows to delete',
    {
      delete_where: [
        {
          changed_since: '-7 days',
          where_filters: [{ column: 'id', operator: 'ne', values_from_set: ['1'] }],
        },
      ],
    },
  ],
  [
    'the three older fields',
    { delete_where_column: 'id', delete_where_values: ['1'], delete_where_operator: '' },
  ],
  ['strategies and tags', { deduplication_strategy: 'upsert', unload_strategy: 'direct-grant', tags: ['a'] }],
];

const refused: readonly [unknown, string][] = [
  [[], 'The manifest is not an object'],
  [{ primaryKey: ['id'] }, "'primaryKey' is not a field that the platform knows"],
  [{ incremental: 'yes' }, "'incremental' is not true or false"],
  [{ primary_key: 'id' }, "'primary_key' is not a list of texts"],
  [{ tags: [''] }, "'tags' has an empty text"],
  [{ metadata: { a: 'b' } }, "'metadata' is not a list of objects with 'key' and 'value'"],
  [{ column_metadata: { id: {} } }, "'column_metadata' is not an object with a list for each column"],
  [{ deduplication_strategy: 'replace' }, "'deduplication_strategy' is not one of 'insert', 'upsert'"],
  [
    { delete_where_column: 'id', delete_where_values: [] },
    "'delete_where_column' needs 'delete_where_values'",
  ],
  [{ delete_where_operator: 'gt' }, "'delete_where_operator' is not one of 'eq', 'ne', '', ''"],
  [
    { delete_where: [{}] },
    "'delete_where[0]' sets none of 'changed_since', 'changed_until' and 'where_filters'",
  ],
  [
    { delete_where: [{ where_filters: [{ column: 'id' }] }] },
    "'delete_where[0].where_filters[0]' needs exactly one of 'values_from_set', 'values_from_workspace', 'values_from_storage'",
  ],
  [
    { delete_where: [{ where_filters: [{ values_from_set: ['1'] }] }] },
    "'delete_where[0].where_filters[0].column' is missing or empty",
  ],
  [
    { delete_where_column: 'id', delete_where_values: ['1'], delete_where: [{ changed_since: '-1 day' }] },
    "Only one of 'delete_where_column' and 'delete_where' can be set",
  ],
  [{ schema: [{}] }, "'schema[0].name' is missing or empty"],
  [{ schema: [{ name: 'id' }], columns: ['id'] }, "Only one of 'schema' and 'columns' can be set"],
  [{ schema: [{ name: 'id' }], primary_key: ['id'] }, "Only one of 'schema' and 'primary_key' can be set"],
  [
    { schema: [{ name: 'id' }], metadata: [{ key: 'a', value: 'b' }] },
    "Only one of 'schema' and 'metadata' can be set",
  ],
  [
    { schema: [{ name: 'id' }], column_metadata: { id: [] } },
    "Only one of 'schema' and 'column_metadata' can be set",
  ],
  [
    { schema: [{ name: 'id', data_type: { snowflake: { type: 'NUMBER' } } }] },
    "'schema[0].data_type.base' is missing",
  ],
  [{ schema: [{ name: 'id', data_type: { base: {} } }] }, "'schema[0].data_type.base.type' is missing"],
  [
    { schema: [{ name: 'id', data_type: { base: { type: 'STRING' }, oracle: { type: 'X' } } }] },
    "'schema[0].data_type.oracle' is not a backend that the platform knows",
  ],
  [
    { schema: [{ name: 'id', description: 'a', metadata: { 'KBC.description': 'b' } }] },
    "Only one of 'schema[0].description' and 'schema[0].metadata.KBC.description' can be set",
  ],
  [
    { description: 'a', table_metadata: { 'KBC.description': 'b' } },
    "Only one of 'description' and 'table_metadata.KBC.description' can be set",
  ],
  [{ schema: { name: 'id' } }, "'schema' is not a list"],
];

describe('checkManifest()', () => {
  it.each(accepted)('takes %s', (_what, manifest) => {
    expect(checkManifest(manifest)).toEqual([]);
  });

  it.each(refused)('refuses %j', (manifest, sentence) => {
    expect(checkManifest(manifest)).toEqual([sentence]);
  });

  it.each(['none', 'hints', 'authoritative'] as const)('takes what createManifest writes (%s)', (support) => {
    const manifest = createManifest(
      {
        name: 'media',
        columns: [
          {
            name: 'id',
            type: 'INTEGER',
            description: 'Id',
            metadata: { a: 'b' },
            backendTypes: { snowflake: { type: 'NUMBER' } },
          },
        ],
        primaryKey: ['id'],
        incremental: true,
        writeAlways: true,
        description: 'Media',
        metadata: { a: 'b' },
        deleteWhere: [{ filters: [{ column: 'id', values: ['1'] }], changedSince: '-7 days' }],
        deduplicationStrategy: 'insert',
        tags: ['a'],
        destination: 'in.c-main.media',
      },
      support,
    );
    expect(checkManifest(manifest)).toEqual([]);
  });
});
