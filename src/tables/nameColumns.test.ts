import { safeColumnName } from '@keboola/component-ts-lite';
import fc from 'fast-check';
import { fieldPath } from '../answer';
import { fieldsToKeep, nameColumns } from './nameColumns';
import type { NamingOptions } from './nameColumns';

/** Columns of ours that a table has in every run. */
const OURS = ['parent_id', 'key1', 'value'];
const LONG = 'x'.repeat(300);

const named = (own: Partial<NamingOptions>): Record<string, string> =>
  Object.fromEntries(nameColumns({ known: undefined, planned: [], found: [], ...own }));

describe('nameColumns', () => {
  it.each([
    ['/like_count', 'like_count'],
    ['/owner/id', 'owner_id'],
    ['/a/b/c', 'a_b_c'],
    ['parent_id', 'parent_id'],
    ['/__proto__', 'proto'],
    ['/constructor', 'constructor'],
    ['/', 'field'],
    ['/😀', 'field'],
    ['/příběh', 'pribeh'],
    ['/a b\n"c"', 'a_b_c'],
    ['/a~1b', 'a_b'],
  ])('calls the column of %j %j', (field, column) => {
    expect(named({ found: [field] })).toEqual({ [field]: column });
  });

  it('gives our own columns their names first', () => {
    expect(named({ planned: ['/parent_id', 'parent_id'], found: ['/key1', 'key1'] })).toEqual({
      parent_id: 'parent_id',
      '/parent_id': 'parent_id_2',
      key1: 'key1',
      '/key1': 'key1_2',
    });
  });

  it('names the fields of the plan in its order, then the others, those less deep first', () => {
    const planned = ['/owner/id', '/a/b'];
    const found = ['/owner_id', '/a_b', '/x/y/z', '/x/y_z', '/x_y/z'];
    const names = {
      '/owner/id': 'owner_id',
      '/owner_id': 'owner_id_2',
      '/a/b': 'a_b',
      '/a_b': 'a_b_2',
      '/x/y_z': 'x_y_z',
      '/x_y/z': 'x_y_z_2',
      '/x/y/z': 'x_y_z_3',
    };
    expect(named({ planned, found })).toEqual(names);
    expect(named({ planned, found: found.reverse() })).toEqual(names);
  });

  it('tells names apart that differ in case alone, and numbers that are names already', () => {
    expect(named({ planned: ['/Reach', '/reach', '/reach_2', '/REACH'] })).toEqual({
      '/Reach': 'Reach',
      '/reach': 'reach_2',
      '/reach_2': 'reach_2_2',
      '/REACH': 'REACH_3',
    });
  });

  it('keeps a numbered name within the length that Storage allows', () => {
    const columns = Object.values(
      named({ found: [`/${LONG}`, `/${LONG} `, `/${LONG}/`, `/${LONG.toUpperCase()}`] }),
    );
    expect(new Set(columns.map((column) => column.toLowerCase())).size).toBe(4);
    expect(columns.filter((column) => column.length > 64)).toEqual([]);
  });

  it('keeps the column that a field had in an earlier run', () => {
    const known = {
      columns: ['owner_id', 'owner_id_2'],
      primaryKey: [],
      fields: { owner_id: '/owner/id', owner_id_2: '/owner_id' },
    };
    const expected = { '/owner/id': 'owner_id', '/owner_id': 'owner_id_2' };
    expect(named({ known, planned: ['/owner_id'] })).toEqual(expected);
    expect(named({ known, found: ['/owner_id', '/owner/id'] })).toEqual(expected);
  });

  it('prefers the field of that key for a column of which the state names no field', () => {
    const known = { columns: ['owner_id'], primaryKey: [] };
    expect(named({ known, planned: ['/owner/id'] })).toEqual({ '/owner/id': 'owner_id' });
    expect(named({ known, planned: ['/owner/id'], found: ['/owner_id'] })).toEqual({
      '/owner_id': 'owner_id',
      '/owner/id': 'owner_id_2',
    });
    // A state with fields would name this one.
    expect(named({ known: { ...known, fields: {} }, planned: ['/owner/id'] })).toEqual({
      '/owner/id': 'owner_id_2',
      owner_id: 'owner_id',
    });
  });

  it('goes on with a numbered column of a run that kept no fields, and only then', () => {
    const columns = ['parent_id', 'parent_id_2'];
    const planned = ['parent_id', '/parent_id'];
    expect(named({ known: { columns, primaryKey: [] }, planned })).toEqual({
      parent_id: 'parent_id',
      '/parent_id': 'parent_id_2',
    });
    expect(named({ known: { columns, fields: {}, primaryKey: [] }, planned })).toEqual({
      parent_id: 'parent_id',
      '/parent_id': 'parent_id_3',
      parent_id_2: 'parent_id_2',
    });
  });

  it('lists columns of earlier runs that no field has, and gives their names to no other', () => {
    expect(
      named({ known: { columns: ['Old', 'gone'], fields: {}, primaryKey: [] }, found: ['/old', '/GONE'] }),
    ).toEqual({
      Old: 'Old',
      gone: 'gone',
      '/old': 'old_2',
      '/GONE': 'GONE_2',
    });
  });

  it('tells columns of an earlier run apart whose names differ in case alone, those of the key first', () => {
    const known = { columns: ['ID', 'id', 'Text', 'text'], primaryKey: ['id'], fields: { Text: '/a' } };
    expect(named({ known, found: ['/id', '/text'] })).toEqual({
      '/id': 'id',
      '/ID': 'ID_2',
      '/a': 'Text',
      '/text': 'text_2',
    });
  });

  const key = fc.constantFrom(
    'a',
    'A',
    'b',
    'a_b',
    'a_2',
    'é',
    '',
    '/',
    '~',
    'id',
    'key1',
    'parent_id',
    'constructor',
    LONG,
  );
  const path = fc.array(key, { minLength: 1, maxLength: 3 }).map((keys) => keys.reduce(fieldPath, ''));
  const field = fc.oneof(path, fc.constantFrom(...OURS));
  const fields = fc.array(field, { maxLength: 15 });

  it('gives every field a legal column of its own, the same one in whatever order rows came', () => {
    fc.assert(
      fc.property(fields, fields, (planned, found) => {
        const names = nameColumns({ known: undefined, planned, found });
        const columns = [...names.values()];
        expect(new Set(names.keys())).toEqual(new Set([...planned, ...found]));
        expect(new Set(columns.map((column) => column.toLowerCase())).size).toBe(columns.length);
        expect(columns.filter((column) => column !== safeColumnName(column))).toEqual([]);
        const reversed = nameColumns({ known: undefined, planned, found: [...found].reverse() });
        expect(new Map([...reversed].sort())).toEqual(new Map([...names].sort()));
      }),
    );
  });

  it('never moves a field that had a column to another one, nor another field into it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fields, fields), { minLength: 2, maxLength: 5 }), (runs) => {
        let known: NamingOptions['known'];
        const seen = new Map<string, string>();
        for (const [ofQuery, found] of runs) {
          const planned = [...OURS, ...ofQuery];
          const names = nameColumns({ known, planned, found });
          const used = new Set([...planned, ...found]);
          for (const [name, column] of names) {
            if (used.has(name)) {
              expect([name, seen.get(name) ?? column]).toEqual([name, column]);
              seen.set(name, column);
            }
          }
          const columns = [...names.values()];
          known = { columns, fields: fieldsToKeep(columns, [...names.keys()]), primaryKey: [] };
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('fieldsToKeep', () => {
  it('are those whose key is not the name of their column', () => {
    const columns = ['id', 'parent_id', 'owner_id', 'parent_id_2', 'pribeh', 'old'];
    const fields = ['/id', 'parent_id', '/owner/id', '/parent_id', '/příběh', 'old'];
    expect(fieldsToKeep(columns, fields)).toEqual({
      owner_id: '/owner/id',
      parent_id_2: '/parent_id',
      pribeh: '/příběh',
    });
  });
});
