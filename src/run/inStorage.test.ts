import { Tables } from '@keboola/component-ts-lite';
import { anOutputTable } from '../../tests/support/anOutputTable';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { FRESH_STATE } from '../state/state';
import type { State } from '../state';
import type { StorageTable } from '../tables';
import { knownTables, tablesInStorage, takeOverLines } from './inStorage';
import type { InStorage } from './inStorage';

/** Finds the tables of in/tables, each with a manifest of its id. */
async function find(
  ids: Readonly<Record<string, string>>,
  { storage = {}, bucketId }: { readonly storage?: object; readonly bucketId?: string } = {},
): Promise<InStorage> {
  const { folder, files } = memoryFolder();
  for (const [file, id] of Object.entries(ids)) {
    files.set(`/data/in/tables/${file}.csv`, Buffer.from(''));
    files.set(
      `/data/in/tables/${file}.csv.manifest`,
      Buffer.from(JSON.stringify({ id, columns: ['id'], primary_key: ['id'] })),
    );
  }
  const config = {
    action: 'run',
    parameters: {},
    imageParameters: {},
    storage: { ...storage },
    authorization: {},
  };
  return tablesInStorage(
    { tables: new Tables(folder, 'none'), config },
    bucketId === undefined ? {} : { bucketId },
  );
}

const TWO_BUCKETS = { other: 'in.c-other.media', own: 'in.c-own.media' };

describe('tablesInStorage', () => {
  it('names them, and finds one by its name', async () => {
    const { find: found, names } = await find({ a: 'in.c-main.media', b: 'in.c-main.tags' });
    expect(names).toEqual(['media', 'tags']);
    expect([found('tags')?.id, found('stories')]).toEqual(['in.c-main.tags', undefined]);
  });

  it('finds the first of the same name where it is not known where the table goes', async () => {
    expect((await find(TWO_BUCKETS)).find('media')?.id).toBe('in.c-other.media');
  });

  it.each([
    ['the bucket of the parameters', { bucketId: 'in.c-own' }],
    ['the bucket of the output mapping', { storage: { output: { default_bucket: 'in.c-own' } } }],
    [
      'the bucket of the parameters before that of the mapping',
      { bucketId: 'in.c-own', storage: { output: { default_bucket: 'in.c-other' } } },
    ],
    [
      'the table of the output mapping',
      {
        bucketId: 'in.c-other',
        storage: {
          output: {
            tables: [
              { source: 'tags.csv', destination: 'in.c-other.media' },
              { source: 'media.csv', destination: 'in.c-own.media' },
            ],
          },
        },
      },
    ],
  ])('finds the one in %s', async (_, own) => {
    expect((await find(TWO_BUCKETS, own)).find('media')?.id).toBe('in.c-own.media');
  });
});

/** A table of Storage with these columns, the first of which is its key. */
function stored(name: string, columns: readonly string[]): StorageTable {
  const [key = ''] = columns;
  return { id: `in.c-main.${name}`, name, columns, illegalColumns: [], primaryKey: [key] };
}

function inStorage(...tables: readonly StorageTable[]): InStorage {
  return {
    find: (name) => tables.find((table) => table.name === name),
    names: tables.map(({ name }) => name),
  };
}

const stateOf = (tables: State['tables']): State => ({ ...FRESH_STATE, tables });

describe('knownTables', () => {
  it('has those of the state, those that are planned, and those of the input mapping', () => {
    const state = stateOf({
      kept: { columns: ['id'], primaryKey: ['id'] },
      both: { columns: ['id', 'old'], primaryKey: ['id'] },
    });
    const renamed = stored('elsewhere', ['uid']);
    const { find: byName, names } = inStorage(stored('both', ['uid', 'new']), stored('mapped', ['uid']));
    const known = knownTables(
      state,
      { find: (name) => (name === 'planned' ? renamed : byName(name)), names },
      ['planned', 'fresh'],
    );
    expect(Object.fromEntries(known)).toEqual({
      kept: { columns: ['id'], primaryKey: ['id'] },
      both: { columns: ['id', 'old', 'uid', 'new'], primaryKey: ['uid'], takenOver: ['uid', 'new'] },
      planned: { columns: ['uid'], primaryKey: ['uid'], takenOver: ['uid'] },
      mapped: { columns: ['uid'], primaryKey: ['uid'], takenOver: ['uid'] },
    });
  });
});

describe('takeOverLines', () => {
  const NO_BUCKET = {};

  it('tells what is taken over, as a warning where columns stay empty', () => {
    const tables = [
      anOutputTable({ name: 'whole', columns: ['id', 'a'] }),
      anOutputTable({ name: 'lossy', columns: ['id', 'gone'], emptyColumns: ['gone'] }),
      anOutputTable({ name: 'other' }),
    ];
    const found = inStorage(stored('whole', ['id', 'a']), stored('lossy', ['id', 'gone']));
    expect(takeOverLines(tables, { inStorage: found, state: FRESH_STATE, config: NO_BUCKET })).toEqual([
      {
        text: "Table 'whole' takes over in.c-main.whole: it keeps its columns and its key (id)",
        level: 'info',
      },
      {
        text: "Table 'lossy' takes over in.c-main.lossy: it keeps its columns and its key (id); empty in new rows: gone",
        level: 'warning',
      },
    ]);
  });

  it('tells it once: the state has it afterwards', () => {
    const state = stateOf({ media: { columns: ['id'], primaryKey: ['id'] } });
    const found = inStorage(stored('media', ['id']));
    const tables = [anOutputTable({ name: 'media' })];
    expect(takeOverLines(tables, { inStorage: found, state, config: { bucketId: 'in.c-main' } })).toEqual([]);
  });

  it('names the tables that are new in a bucket that was chosen', () => {
    const state = stateOf({ known: { columns: ['id'], primaryKey: ['id'] } });
    const tables = ['known', 'taken', 'one', 'two'].map((name) => anOutputTable({ name }));
    const lines = takeOverLines(tables, {
      inStorage: inStorage(stored('taken', ['id'])),
      state,
      config: { bucketId: 'in.c-main' },
    });
    expect(lines).toEqual([
      { text: expect.stringMatching(/^Table 'taken' takes over/) as string, level: 'info' },
      {
        text: 'Written to in.c-main for the first time: one, two; where another extractor wrote them there before, take them over first (docs/take-over.md)',
        level: 'info',
      },
    ]);
    expect(takeOverLines(tables, { inStorage: inStorage(), state, config: NO_BUCKET })).toEqual([]);
  });
});
