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
  [{ tags: [null] }, "'tags' has an empty text"],
  [{ metadata: { a: 'b' } }, "'metadata' is not a list"],
  [{ metadata: ['a'] }, "'metadata[0]' is not an object"],
  [{ metadata: [{ value: 'b' }] }, "'metadata[0].key' is missing or empty"],
  [{ metadata: [{ key: 'a', value: ['b'] }] }, "'metadata[0].value' is not a text"],
  [
    { metadata: [{ key: 'a', value: 'b', provider: 'c' }] },
    "'metadata[0].provider' is not a field that the platform knows",
  ],
  [{ column_metadata: '' }, "'column_metadata' is not an object with a list for each column"],
  [{ column_metadata: { id: { a: 'b' } } }, "'column_metadata.id' is not a list"],
  [
    { column_metadata: { id: [{ name: 'a', value: 'b', key: 'c' }] } },
    "'column_metadata.id[0].name' is not a field that the platform knows",
  ],
  [{ delete_where_column: 'id' }, "'delete_where_column' needs 'delete_where_values'"],
  [{ delete_where_column: '0' }, "'delete_where_column' needs 'delete_where_values'"],
  [{ delete_where: '' }, "'delete_where' is not a list"],
  [{ schema: false }, "'schema' is not a list"],
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
  ...(
    [
      [
        { bucket_id: 'in.c-a' },
        "'delete_where[0].where_filters[0].values_from_storage.table' is missing or empty",
      ],
      [
        { bucket_id: 'in.c-a', table: 'b', where: 'c' },
        "'delete_where[0].where_filters[0].values_from_storage.where' is not a field that the platform knows",
      ],
      [
        { bucket_id: 'in.c-a', table: 'b', column: [] },
        "'delete_where[0].where_filters[0].values_from_storage.column' is not a text",
      ],
    ] as const
  ).map(([values, sentence]): [unknown, string] => [
    { delete_where: [{ where_filters: [{ column: 'id', values_from_storage: values }] }] },
    sentence,
  ]),
  [
    { delete_where: [{ where_filters: [{ column: 'id', values_from_workspace: { workspace_id: 1 } }] }] },
    "'delete_where[0].where_filters[0].values_from_workspace.table' is missing or empty",
  ],
  [
    {
      delete_where: [
        { where_filters: [{ column: 'id', values_from_set: ['1'], values_from_storage: null }] },
      ],
    },
    "'delete_where[0].where_filters[0].values_from_storage' is not an object",
  ],
  [{ schema: [{ name: 'id', data_type: null }] }, "'schema[0].data_type.base' is missing"],
  [
    { schema: [{ name: 'id', data_type: { base: { type: ['STRING'] } } }] },
    "'schema[0].data_type.base.type' is missing or empty",
  ],
  [
    { schema: [{ name: 'id', data_type: { base: { type: 'STRING', length: {} } } }] },
    "'schema[0].data_type.base.length' is not a text",
  ],
  [
    { schema: [{ name: 'id', data_type: { base: { type: 'STRING', nullable: true } } }] },
    "'schema[0].data_type.base.nullable' is not a field that the platform knows",
  ],
  [
    { schema: [{ name: 'id', data_type: { base: { type: 'STRING' }, redshift: { type: 'X' } } }] },
    "'schema[0].data_type.redshift' is not a backend that the platform knows",
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
  [
    { schema: [{ name: 'id', data_type: { base: {} } }] },
    "'schema[0].data_type.base.type' is missing or empty",
  ],
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
