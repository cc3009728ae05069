import { fieldOf, metricsOf, natureOf, nodeBehind } from './lookUp';

describe('natureOf', () => {
  it.each([
    ['media', 'user', 'edge'],
    ['media', 'comment', 'object'],
    ['media', undefined, 'edge'],
    ['owner', 'media', 'object'],
    ['owner', undefined, 'object'],
    ['caption', 'media', 'scalar'],
    // A text of one kind of node may be anything on another.
    ['caption', undefined, 'unknown'],
    ['caption', 'user', 'unknown'],
    ['children', 'comment', 'edge'],
    ['unheard_of', 'media', 'unknown'],
    ['constructor', 'media', 'unknown'],
    ['toString', undefined, 'unknown'],
  ] as const)('takes %s on %s for: %s', (name, node, nature) => {
    expect(natureOf(name, node)).toBe(nature);
  });
});

describe('nodeBehind', () => {
  it.each([
    ['stories', 'user', 'story'],
    ['media', 'comment', 'media'],
    ['replies', 'comment', 'comment'],
    ['business_discovery', 'user', 'user'],
    ['comments', undefined, 'comment'],
    ['insights', 'media', undefined],
    ['caption', 'media', undefined],
    ['unheard_of', undefined, undefined],
    ['', undefined, undefined],
  ] as const)('finds behind %s of %s: %s', (name, node, behind) => {
    expect(nodeBehind(name, node)).toBe(behind);
  });
});

describe('fieldOf', () => {
  it('knows nothing where the node is not known', () => {
    expect(fieldOf('caption', undefined)).toBeUndefined();
    expect(fieldOf('caption', 'media')).toMatchObject({ nature: 'scalar', type: 'STRING' });
    expect(fieldOf('constructor', 'media')).toBeUndefined();
  });
});

describe('metricsOf', () => {
  it('tells the metrics of accounts and of media apart, and knows all where the node is not known', () => {
    expect(Object.keys(metricsOf('user'))).toContain('saves');
    expect(Object.keys(metricsOf('user'))).not.toContain('saved');
    expect(Object.keys(metricsOf('story'))).toEqual(Object.keys(metricsOf('media')));
    expect(Object.keys(metricsOf(undefined))).toEqual(expect.arrayContaining(['saves', 'saved']));
  });
});
