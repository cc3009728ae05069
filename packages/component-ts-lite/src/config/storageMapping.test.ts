import { readDataTypeSupport, readStorageMapping } from './storageMapping';

const nothing = { inputTables: [], inputFiles: [], outputTables: [], outputFiles: [], tableFileTags: [] };

describe('readStorageMapping()', () => {
  it('gives typed mappings', () => {
    expect(
      readStorageMapping({
        input: {
          tables: [
            {
              source: 'in.c-main.users',
              destination: 'users.csv',
              columns: ['id'],
              column_types: [{ source: 'id', type: 'VARCHAR', length: 255, nullable: false }],
              where_column: 'id',
              where_values: [1, 'b'],
              where_operator: 'ne',
              changed_since: 'adaptive',
              days: 2,
              convert_empty_values_to_null: ['name'],
              limit: 10,
              something_new: {},
            },
          ],
          files: [
            {
              tags: ['a'],
              source: { tags: [{ name: 'b' }, { name: 'old', match: 'exclude' }] },
              processed_tags: ['c'],
              query: 'q',
              limit: 5,
            },
          ],
        },
        output: {
          tables: [
            {
              source: 'x.csv',
              destination: 'out.c-main.x',
              primary_key: ['id'],
              incremental: true,
              delete_where_column: 'day',
              delete_where_values: ['1'],
              delete_where: [
                {
                  changed_since: '-7 days',
                  where_filters: [
                    { column: 'id', operator: 'ne', values_from_set: [2] },
                    { column: 'id', values_from_storage: { bucket_id: 'in.c-a', table: 'b' } },
                  ],
                },
              ],
              write_always: true,
              deduplication_strategy: 'upsert',
              tags: ['nightly'],
              delimiter: ';',
              enclosure: "'",
            },
          ],
          files: [{ source: 'x.png', tags: ['image'], is_public: false, is_permanent: true }],
          default_bucket: 'out.c-main',
          data_type_support: 'hints',
          table_files: { tags: ['t'], is_permanent: true },
        },
      }),
    ).toEqual({
      inputTables: [
        {
          source: 'in.c-main.users',
          destination: 'users.csv',
          columns: ['id'],
          columnTypes: [{ source: 'id', type: 'VARCHAR', length: '255', nullable: false }],
          where: { column: 'id', operator: 'ne', values: ['1', 'b'] },
          changedSince: 'adaptive',
          days: 2,
          nullColumns: ['name'],
          limit: 10,
        },
      ],
      inputFiles: [{ tags: ['a', 'b'], excludedTags: ['old'], processedTags: ['c'], query: 'q', limit: 5 }],
      outputTables: [
        {
          source: 'x.csv',
          destination: 'out.c-main.x',
          columns: [],
          primaryKey: ['id'],
          incremental: true,
          deleteWhere: [
            {
              changedSince: '-7 days',
              changedUntil: undefined,
              filters: [
                { column: 'id', operator: 'ne', values: ['2'] },
                {
                  column: 'id',
                  operator: 'eq',
                  values: [],
                  valuesFromStorage: { bucket_id: 'in.c-a', table: 'b' },
                },
              ],
            },
            { filters: [{ column: 'day', operator: 'eq', values: ['1'] }] },
          ],
          delimiter: ';',
          enclosure: "'",
          writeAlways: true,
          deduplicationStrategy: 'upsert',
          tags: ['nightly'],
        },
      ],
      outputFiles: [{ source: 'x.png', tags: ['image'], isPublic: false, isPermanent: true }],
      defaultBucket: 'out.c-main',
      tableFileTags: ['t'],
      dataTypeSupport: 'hints',
    });
  });

  it.each([{}, { input: [], output: null }, { input: { tables: [], files: null } }])(
    'finds nothing in %j',
    (storage) => expect(readStorageMapping(storage)).toEqual(nothing),
  );

  it('takes an empty column for no condition, as the form writes it', () => {
    const table = { source: 'a', where_column: '', where_values: [], where_operator: 'eq' };
    expect(readStorageMapping({ input: { tables: [table] } }).inputTables[0]?.where).toBeUndefined();
  });

  it('takes what the platform takes', () => {
    const { inputTables, outputTables } = readStorageMapping({
      input: {
        tables: [
          {
            source: 'a',
            column_types: [
              { source: 'x', nullable: '1' },
              { source: 'y', nullable: 'false' },
            ],
            where_column: 'id',
            where_values: [true, null, 1],
            where_operator: '',
          },
        ],
      },
      output: {
        tables: [
          { source: 'x.csv', primary_key: [null, ''], delete_where_column: 'id', delete_where_operator: '' },
        ],
      },
    });
    expect(inputTables[0]?.columnTypes.map(({ nullable }) => nullable)).toEqual([true, false]);
    expect(inputTables[0]?.where).toEqual({ column: 'id', operator: 'eq', values: ['true', '', '1'] });
    expect(outputTables[0]).toMatchObject({
      destination: undefined,
      primaryKey: [],
      deleteWhere: [{ filters: [{ column: 'id', operator: 'eq', values: [] }] }],
    });
  });

  it.each([
    [{ input: { tables: [{ source: {} }] } }, "'storage.input.tables[0].source' is not a text"],
    [{ input: { tables: {} } }, "'storage.input.tables' is not a list"],
    [{ input: { files: [{ tags: [null] }] } }, "'storage.input.files[0].tags[0]' is not a text"],
    [
      { input: { tables: [{ where_column: 'a', where_operator: '>' }] } },
      "'storage.input.tables[0].where_operator' is not one of 'eq', 'ne'",
    ],
  ])('names what is wrong in %j', (storage, problem) => {
    expect(() => readStorageMapping(storage)).toThrow(`Cannot read 'config.json': ${problem}`);
  });
});

describe('readDataTypeSupport()', () => {
  it.each([
    [{ output: { data_type_support: 'hints' } }, 'hints'],
    [{ output: { data_type_support: 'anything' } }, undefined],
    [{ output: { data_type_support: null, tables: 'nonsense' }, input: 7 }, undefined],
    [{ output: [] }, undefined],
    [{}, undefined],
  ])('reads of %j no more than %j', (storage, support) => {
    expect(readDataTypeSupport(storage)).toBe(support);
  });
});
