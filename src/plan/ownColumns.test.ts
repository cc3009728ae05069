import { LEADING_COLUMNS, OWN_COLUMNS } from './ownColumns';

describe('LEADING_COLUMNS', () => {
  it('stand in the order that users of earlier runs know', () => {
    expect(LEADING_COLUMNS.map(({ name }) => name)).toEqual([
      'id',
      'ex_account_id',
      'fb_graph_node',
      'parent_id',
      'name',
      'key1',
      'key2',
      'breakdown',
      'value',
      'period',
      'date_start',
      'date_stop',
      'end_time',
      'title',
    ]);
  });
});

describe('OWN_COLUMNS', () => {
  it('are filled from the place of the row, in the order of the leading columns', () => {
    const place = { accountId: 'A', graphNode: 'page_media', parentId: 'P' };
    expect(OWN_COLUMNS.map(({ name, cell }) => [name, cell(place)])).toEqual([
      ['ex_account_id', 'A'],
      ['fb_graph_node', 'page_media'],
      ['parent_id', 'P'],
    ]);
  });

  it('have a description each', () => {
    expect(OWN_COLUMNS.filter(({ description }) => !/^[A-Z].{10,}[^.\n]$/.test(description))).toEqual([]);
  });
});
