import { Cells, Layout } from './cells';

describe('Cells', () => {
  it('hold the cells that were set, and nothing else', () => {
    const cells = new Cells(new Layout());
    cells.set('/id', '1');
    cells.set('/caption', '');
    expect([cells.get('/id'), cells.get('/caption'), cells.get('constructor')]).toEqual(['1', '', undefined]);
    expect([...cells]).toEqual([
      ['/id', '1'],
      ['/caption', ''],
    ]);
  });

  it('share fields with the other rows of their layout, never cells', () => {
    const layout = new Layout();
    const first = new Cells(layout);
    first.set('/a', '1');
    const second = new Cells(layout);
    second.set('/b', '2');
    expect(layout.fields).toEqual(['/a', '/b']);
    expect([second.get('/a'), first.get('/b')]).toEqual([undefined, undefined]);
    expect([...second]).toEqual([['/b', '2']]);
  });

  it('replace a cell that is set again', () => {
    const cells = new Cells(new Layout());
    cells.set('a', '1');
    cells.set('a', '2');
    expect([...cells]).toEqual([['a', '2']]);
  });
});

describe('Layout', () => {
  it('has a place for each field of each object, the same one every time', () => {
    const layout = new Layout();
    const places = (): number[] => [
      layout.node.place('owner_id'),
      layout.node.object('owner').place('id'),
      layout.node.object('owner').object('of').place('id'),
      layout.node.place('__proto__'),
      layout.node.object('constructor').place('toString'),
      layout.node.object('').place(''),
      layout.add('owner_id'),
    ];
    expect(places()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(places()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(layout.fields).toEqual([
      '/owner_id',
      '/owner/id',
      '/owner/of/id',
      '/__proto__',
      '/constructor/toString',
      '//',
      'owner_id',
    ]);
    expect(layout.add('/owner/id')).toBe(1);
  });

  it('joins the keys to an object as the plan names a list in it', () => {
    const { node } = new Layout();
    expect([node.name, node.object('a').name, node.object('a').object('b_c').name]).toEqual([
      '',
      'a',
      'a_b_c',
    ]);
  });
});
