import { createManifest } from './createManifest';
import type { TableDefinition } from '../storage/tableDefinition';

const media: TableDefinition = {
  name: 'media',
  columns: [
    { name: 'id', nullable: true, description: 'Id of the media' },
    { name: 'likes', type: 'INTEGER' },
    { name: 'seen', type: 'TIMESTAMP', nullable: false },
  ],
  primaryKey: ['id'],
  incremental: true,
  writeAlways: false,
};

describe('createManifest()', () => {
  const bare = {
    incremental: true,
    primary_key: ['id'],
    write_always: false,
    delimiter: ',',
    enclosure: '"',
  };
  const plain: TableDefinition = { ...media, columns: [{ name: 'id' }] };

  it('gives the classic form where types are not supported', () => {
    expect(createManifest({ ...plain, destination: 'in.c-main.media' }, 'none')).toEqual({
      destination: 'in.c-main.media',
      ...bare,
    });
  });

  it('tells descriptions, types and metadata in the classic form as metadata', () => {
    const definition: TableDefinition = {
      ...media,
      columns: [
        ...media.columns,
        { name: 'price', type: 'NUMERIC', length: '38,2', default: '0', metadata: { k: 'v' } },
      ],
      description: 'Media',
      metadata: { 'my.key': 'x' },
    };
    expect(createManifest(definition, 'none')).toEqual({
      ...bare,
      metadata: [
        { key: 'KBC.description', value: 'Media' },
        { key: 'my.key', value: 'x' },
      ],
      column_metadata: {
        id: [{ key: 'KBC.description', value: 'Id of the media' }],
        likes: [{ key: 'KBC.datatype.basetype', value: 'INTEGER' }],
        seen: [
          { key: 'KBC.datatype.basetype', value: 'TIMESTAMP' },
          { key: 'KBC.datatype.nullable', value: '0' },
        ],
        price: [
          { key: 'KBC.datatype.basetype', value: 'NUMERIC' },
          { key: 'KBC.datatype.length', value: '38,2' },
          { key: 'KBC.datatype.default', value: '0' },
          { key: 'k', value: 'v' },
        ],
      },
    });
  });

  it('names the columns in the classic form only where the CSV has no header', () => {
    expect(createManifest(plain, 'none', { hasHeader: false })).toEqual({ ...bare, columns: ['id'] });
    expect(createManifest(plain, 'hints', { hasHeader: false })).toMatchObject({ has_header: false });
  });

  it("tells a backend's own types, lengths, defaults and metadata in the schema", () => {
    const column = {
      name: 'id',
      type: 'NUMERIC',
      length: '10',
      default: '1',
      backendTypes: { snowflake: { type: 'NUMBER', length: '12' }, bigquery: { type: 'INT64' } },
      metadata: { k: 'v' },
    } as const;
    expect(
      createManifest({ ...media, columns: [column], metadata: { t: 'u' } }, 'authoritative'),
    ).toMatchObject({
      table_metadata: { t: 'u' },
      schema: [
        {
          data_type: {
            base: { type: 'NUMERIC', length: '10', default: '1' },
            snowflake: { type: 'NUMBER', length: '12' },
            bigquery: { type: 'INT64' },
          },
          metadata: { k: 'v' },
        },
      ],
    });
  });

  describe('of a table with rows to delete', () => {
    const day = { column: 'day', values: ['1', '2'] };
    const listed = { column: 'day', operator: 'eq', values_from_set: ['1', '2'] };

    it.each([
      [
        'one filter',
        [{ filters: [{ ...day, operator: 'ne' as const }] }],
        [{ where_filters: [{ ...listed, operator: 'ne' }] }],
      ],
      ['a time alone', [{ filters: [], changedUntil: '-2 days' }], [{ changed_until: '-2 days' }]],
      [
        'values from a table',
        [
          {
            filters: [
              { column: 'id', values: [], valuesFromStorage: { bucket_id: 'in.c-a', table: 'gone' } },
            ],
          },
        ],
        [
          {
            where_filters: [
              { column: 'id', operator: 'eq', values_from_storage: { bucket_id: 'in.c-a', table: 'gone' } },
            ],
          },
        ],
      ],
      [
        'two conditions',
        [{ filters: [day] }, { filters: [day] }],
        [{ where_filters: [listed] }, { where_filters: [listed] }],
      ],
      ['two filters', [{ filters: [day, day] }], [{ where_filters: [listed, listed] }]],
      [
        'one time',
        [{ filters: [day], changedSince: '-7 days' }],
        [{ changed_since: '-7 days', where_filters: [listed] }],
      ],
      [
        'times',
        [{ filters: [day], changedSince: '-7 days', changedUntil: '-2 days' }],
        [{ changed_since: '-7 days', changed_until: '-2 days', where_filters: [listed] }],
      ],
    ])('uses the list for %s', (_what, deleteWhere, expected) => {
      expect(createManifest({ ...plain, deleteWhere }, 'none')).toEqual({ ...bare, delete_where: expected });
    });

    it('uses the list with native types', () => {
      const manifest = createManifest({ ...plain, deleteWhere: [{ filters: [day] }] }, 'hints');
      expect(manifest).toMatchObject({ delete_where: [{ where_filters: [listed] }] });
      expect(manifest).not.toHaveProperty('delete_where_column');
    });
  });

  it.each(['none', 'hints'] as const)('says how the CSV is written and loaded (%s)', (support) => {
    const settings = {
      delimiter: '\t',
      enclosure: "'",
      deduplicationStrategy: 'insert',
      tags: ['nightly'],
    } as const;
    expect(createManifest({ ...plain, ...settings }, support)).toMatchObject({
      delimiter: '\t',
      enclosure: "'",
      deduplication_strategy: 'insert',
      tags: ['nightly'],
    });
    expect(createManifest(plain, support)).not.toHaveProperty('deduplication_strategy');
    expect(createManifest(plain, support)).not.toHaveProperty('tags');
  });

  it.each(['authoritative', 'hints'] as const)('gives the schema for %s', (support) => {
    expect(createManifest({ ...media, writeAlways: true, description: 'Media' }, support)).toEqual({
      manifest_type: 'output',
      has_header: true,
      incremental: true,
      write_always: true,
      delimiter: ',',
      enclosure: '"',
      description: 'Media',
      schema: [
        {
          name: 'id',
          data_type: { base: { type: 'STRING' } },
          nullable: false,
          primary_key: true,
          description: 'Id of the media',
        },
        { name: 'likes', data_type: { base: { type: 'INTEGER' } }, nullable: true },
        { name: 'seen', data_type: { base: { type: 'TIMESTAMP' } }, nullable: false },
      ],
    });
  });

  it('leaves out what is not set', () => {
    expect(createManifest(media, 'none')).not.toHaveProperty('destination');
    expect(createManifest(media, 'hints')).not.toHaveProperty('destination');
    expect(createManifest(media, 'hints')).not.toHaveProperty('description');
  });

  it('refuses a key that names a missing column', () => {
    expect(() => createManifest({ ...media, primaryKey: ['id', 'nothing'] }, 'none')).toThrow(
      "Cannot describe table 'media': its primary key names missing columns 'nothing'",
    );
  });
});
