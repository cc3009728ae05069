import { fieldIn } from '../../tests/support/aRow';
import type { TablePlan } from '../plan';
import { planOutput } from './outputTable';
import type { OutputTable, OutputOptions } from './outputTable';
import type { SpooledTable } from './spool';

const planned = (name: string, own: Partial<TablePlan> = {}): TablePlan => ({
  name,
  columns: new Set(['ex_account_id', '/id', '/caption']),
  keyColumns: new Set(['/id', 'parent_id']),
  spareKeyColumns: new Set(),
  incremental: true,
  writers: [],
  ...own,
});
const spooled = (name: string, own: Partial<SpooledTable> = {}): SpooledTable => ({
  name,
  rows: 1,
  rowFields: new Set(['/id', '/found']),
  keyFields: new Set(['/id']),
  hasBreakdowns: false,
  parts: [],
  jobs: [0],
  ...own,
});
const byName = <Table extends { readonly name: string }>(...tables: readonly Table[]): Map<string, Table> =>
  new Map(tables.map((table) => [table.name, table]));

function output(own: Partial<OutputOptions>): readonly OutputTable[] {
  return planOutput({
    planned: new Map(),
    spooled: new Map(),
    known: new Map(),
    reserved: new Set(),
    ...own,
  });
}

describe('planOutput', () => {
  it('makes no table of nothing', () => {
    expect(output({})).toEqual([]);
  });

  it('takes declared and found columns, those of earlier runs and the key, in the order of a table', () => {
    const known = new Map([['t', { columns: ['gone', 'id'], primaryKey: ['id', 'parent_id'] }]]);
    const [table] = output({ planned: byName(planned('t')), spooled: byName(spooled('t')), known });
    expect(table?.columns).toEqual(['id', 'ex_account_id', 'parent_id', 'caption', 'found', 'gone']);
  });

  it('writes a planned table to which no row came, in the order of the plan and before the unplanned', () => {
    const tables = output({
      planned: byName(planned('b'), planned('a')),
      spooled: byName(spooled('x'), spooled('a')),
    });
    expect(tables.map(({ name }) => name)).toEqual(['b', 'a', 'x']);
    expect(tables[0]).toStrictEqual({
      name: 'b',
      unusedColumns: [],
      emptyColumns: [],
      takenOver: [],
      columns: ['id', 'ex_account_id', 'parent_id', 'caption'],
      fields: ['/id', 'ex_account_id', 'parent_id', '/caption'],
      described: ['id', 'ex_account_id', 'parent_id', 'caption'].map(
        (name) => expect.objectContaining({ name, type: 'STRING' }) as unknown,
      ),
      primaryKey: ['id', 'parent_id'],
      missingInKey: [],
      undeclared: [],
      incremental: true,
    });
    expect(tables[1]?.spooled).toEqual(spooled('a'));
  });

  it('does not write a table that only earlier runs knew', () => {
    expect(output({ known: new Map([['t', { columns: ['id'], primaryKey: ['id'] }]]) })).toEqual([]);
  });

  it('keys by what the queries say together with what the rows have, in the order of a key', () => {
    const [table] = output({
      planned: byName(planned('t', { keyColumns: new Set(['end_time', '/id']) })),
      spooled: byName(spooled('t', { keyFields: new Set(['key1', '/id', 'parent_id']) })),
    });
    expect(table?.primaryKey).toEqual(['id', 'parent_id', 'key1', 'end_time']);
    expect(table?.missingInKey).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
    ['the same', ['id'], ['id'], ['id'], []],
    ['wider than needed', ['id', 'key1', 'end_time'], ['id'], ['id'], []],
    ['without what the rows have', ['id'], ['id'], ['id', 'key1'], ['key1']],
    [
      'without what the queries say',
      ['id', 'key1'],
      ['id', 'key1', 'breakdown'],
      ['id', 'key1'],
      ['breakdown'],
    ],
  ])('never changes the key of earlier runs: %s', (_, primaryKey, plannedKey, foundKey, missing) => {
    const [table] = output({
      planned: byName(planned('t', { keyColumns: new Set(plannedKey.map(fieldIn)) })),
      spooled: byName(spooled('t', { keyFields: new Set(foundKey.map(fieldIn)) })),
      known: new Map([['t', { columns: ['id'], primaryKey }]]),
    });
    expect(table?.primaryKey).toBe(primaryKey);
    expect(table?.missingInKey).toEqual(missing);
  });

  it('misses nothing in the key of a table without rows', () => {
    const [table] = output({
      planned: byName(planned('t')),
      known: new Map([['t', { columns: ['id'], primaryKey: ['id'] }]]),
    });
    expect(table?.missingInKey).toEqual([]);
  });

  it.each([true, false])('loads as the query says: incremental %s', (incremental) => {
    const [table] = output({ planned: byName(planned('t', { incremental })), spooled: byName(spooled('t')) });
    expect(table?.incremental).toBe(incremental);
  });

  it('adds to a table that only the answers know', () => {
    const [table] = output({ spooled: byName(spooled('t')) });
    expect(table).toMatchObject({ primaryKey: ['id'], columns: ['id', 'found'], incremental: true });
  });

  it('replaces a table that only the answers know when all queries of its rows replace theirs', () => {
    const loads = (jobs: readonly number[], replacing: readonly number[]): unknown =>
      output({ spooled: byName(spooled('t', { jobs })), replacing: new Set(replacing) })[0]?.incremental;
    expect(loads([0, 2], [0, 1, 2])).toBe(false);
    expect(loads([0, 2], [2])).toBe(true);
    const known = output({
      planned: byName(planned('t')),
      spooled: byName(spooled('t')),
      replacing: new Set([0]),
    });
    expect(known[0]?.incremental).toBe(true);
  });

  it('looks up the known schema by the name of the table', () => {
    const tables = output({
      planned: byName(planned('a'), planned('b')),
      known: new Map([['a', { columns: ['of_a', 'id'], primaryKey: ['id'] }]]),
    });
    expect(tables.map(({ columns }) => columns.includes('of_a'))).toEqual([true, false]);
  });

  it.each(['planned', 'found'])('has the breakdown in the key of a new table where one is %s', (where) => {
    const spare = {
      keyColumns: new Set(['/id', 'parent_id', 'breakdown']),
      spareKeyColumns: new Set(['breakdown']),
    };
    const tables = {
      planned: byName(planned('t', where === 'planned' ? spare : {})),
      spooled: byName(spooled('t', { hasBreakdowns: where === 'found' })),
    };
    const [fresh] = output(tables);
    expect(fresh).toMatchObject({ primaryKey: ['id', 'parent_id', 'breakdown'], missingInKey: [] });
    const [old] = output({
      ...tables,
      known: new Map([['t', { columns: ['id', 'parent_id'], primaryKey: ['id', 'parent_id'] }]]),
    });
    expect(old).toMatchObject({ primaryKey: ['id', 'parent_id'], missingInKey: [] });
  });

  it('misses in the key of a table in Storage what its rows cannot spare', () => {
    const tables = {
      planned: byName(
        planned('t', {
          keyColumns: new Set(['/id', 'breakdown', 'timeframe']),
          spareKeyColumns: new Set(['breakdown', 'timeframe']),
        }),
      ),
      known: new Map([['t', { columns: ['id'], primaryKey: ['id'] }]]),
    };
    const missing = (...keyFields: readonly string[]): unknown =>
      output({ ...tables, spooled: byName(spooled('t', { keyFields: new Set(keyFields) })) })[0]
        ?.missingInKey;
    expect(missing('/id')).toEqual([]);
    expect(missing('/id', 'timeframe')).toEqual(['timeframe']);
  });

  it('has the columns that were taken over first and in their order, and tells the empty ones apart', () => {
    const schema = {
      columns: ['old', 'caption', 'id', 'gone'],
      primaryKey: ['id', 'parent_id'],
      takenOver: ['gone', 'caption', 'id'],
    };
    const [table] = output({ planned: byName(planned('t')), known: new Map([['t', schema]]) });
    expect(table).toMatchObject({
      columns: ['gone', 'caption', 'id', 'ex_account_id', 'parent_id', 'old'],
      fields: ['gone', '/caption', '/id', 'ex_account_id', 'parent_id', 'old'],
      unusedColumns: ['old'],
      emptyColumns: ['gone'],
      takenOver: schema.takenOver,
    });
  });

  it('names columns once for all rows, and says what fills each', () => {
    const [table] = output({
      planned: byName(planned('t', { columns: new Set(['/id', 'parent_id', '/parent_id']) })),
      spooled: byName(spooled('t', { rowFields: new Set(['/id', '/owner_id', '/owner/id', '/ID']) })),
    });
    expect(table?.columns).toEqual(['id', 'parent_id', 'ID_2', 'owner_id', 'owner_id_2', 'parent_id_2']);
    expect(table?.fields).toEqual(['/id', 'parent_id', '/ID', '/owner_id', '/owner/id', '/parent_id']);
  });

  it('keys by the columns that the fields of the key have', () => {
    const [table] = output({
      spooled: byName(spooled('t', { rowFields: new Set(['/id', 'key1']), keyFields: new Set(['key1']) })),
      known: new Map([
        ['t', { columns: ['id', 'key1'], primaryKey: ['id'], fields: { key1: '/key1', id: '/id' } }],
      ]),
    });
    expect(table).toMatchObject({
      columns: ['id', 'key1', 'key1_2'],
      fields: ['/id', '/key1', 'key1'],
      missingInKey: ['key1_2'],
    });
  });

  it('names the columns of earlier runs that nothing fills any more', () => {
    const known = new Map([['t', { columns: ['id', 'caption', 'old', 'found'], primaryKey: ['id'] }]]);
    const [table] = output({ planned: byName(planned('t')), spooled: byName(spooled('t')), known });
    expect(table?.unusedColumns).toEqual(['old']);
    expect(table?.columns).toContain('old');
  });

  it.each([
    ['accounts', 'accounts_2'],
    ['Accounts', 'Accounts_2'],
    ['account', 'account'],
  ])('gives a list that nobody planned another name than a table of ours: %s → %s', (found, name) => {
    const tables = output({ spooled: byName(spooled(found)), reserved: new Set(['accounts']) });
    expect(tables.map((table) => table.name)).toEqual([name]);
  });

  it('tells tables apart whose names differ in case alone, each with its own schema', () => {
    const tables = output({
      planned: byName(planned('Media'), planned('media')),
      known: new Map([
        ['Media', { columns: ['of_upper', 'id'], primaryKey: ['id'] }],
        ['media_2', { columns: ['of_lower', 'id'], primaryKey: ['id'], insteadOf: 'media' }],
      ]),
    });
    expect(tables).toMatchObject([{ name: 'Media' }, { name: 'media_2', insteadOf: 'media' }]);
    expect(tables.map(({ insteadOf }) => insteadOf)).toEqual([undefined, 'media']);
    expect(tables.map(({ columns }) => columns.filter((column) => column.startsWith('of_')))).toEqual([
      ['of_upper'],
      ['of_lower'],
    ]);
  });

  it('does not take the name of another table instead', () => {
    const tables = output({
      spooled: byName(spooled('accounts'), spooled('ACCOUNTS_2')),
      reserved: new Set(['accounts']),
    });
    expect(tables.map((table) => table.name)).toEqual(['accounts_3', 'ACCOUNTS_2']);
  });

  describe('where several processes write one table', () => {
    const isFixed = true;

    it('takes columns and key of plan and state only, and names what the rows have beside them', () => {
      const rows = spooled('t', { keyFields: new Set(['/id', 'end_time']) });
      const [fresh] = output({ isFixed, planned: byName(planned('t')), spooled: byName(rows) });
      expect(fresh).toMatchObject({
        columns: ['id', 'ex_account_id', 'parent_id', 'caption'],
        primaryKey: ['id', 'parent_id'],
        undeclared: ['end_time', 'found'],
        missingInKey: ['end_time'],
      });
      const known = new Map([['t', { columns: ['found', 'id'], primaryKey: ['id'] }]]);
      const [table] = output({
        isFixed,
        planned: byName(planned('t')),
        spooled: byName(spooled('t')),
        known,
      });
      expect(table).toMatchObject({
        primaryKey: ['id'],
        undeclared: [],
        columns: ['id', 'ex_account_id', 'parent_id', 'caption', 'found'],
        fields: ['/id', 'ex_account_id', 'parent_id', '/caption', '/found'],
      });
    });

    it('names a field of an object as people write it', () => {
      const rows = spooled('t', { rowFields: new Set(['/id', '/owner/id']) });
      const [table] = output({ isFixed, planned: byName(planned('t')), spooled: byName(rows) });
      expect(table?.undeclared).toEqual(['owner.id']);
    });

    it('misses the breakdown in the key of a new table where only the rows have one', () => {
      const rows = spooled('t', { hasBreakdowns: true });
      const [table] = output({ isFixed, planned: byName(planned('t')), spooled: byName(rows) });
      expect(table).toMatchObject({ primaryKey: ['id', 'parent_id'], missingInKey: ['breakdown'] });
    });

    it('is the same whether rows came or not', () => {
      const shape = ({ columns, primaryKey, described }: OutputTable): unknown => [
        columns,
        primaryKey,
        described,
      ];
      const [with_] = output({ isFixed, planned: byName(planned('t')), spooled: byName(spooled('t')) });
      const [without] = output({ isFixed, planned: byName(planned('t')) });
      expect(with_ && shape(with_)).toEqual(without && shape(without));
    });

    it('declares nothing of a table that the plan does not foresee, though the state knows it', () => {
      const known = new Map([['t', { columns: ['found', 'id'], primaryKey: ['id'] }]]);
      expect(output({ isFixed, spooled: byName(spooled('t')), known })).toMatchObject([
        { columns: [], undeclared: ['found', 'id'] },
      ]);
    });
  });
});
