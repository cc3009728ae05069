import { fieldOf, metricsOf, fieldKindOf, nodeTypeOf } from './lookups';

describe('fieldKindOf', () => {
  it.each([
    ['media', 'user', 'edge'],
    ['media', 'comment', 'object'],
    ['media', undefined, 'edge'],
    ['owner', 'media', 'object'],
    ['owner', undefined, 'object'],
    ['caption', 'media', 'scalar'],
    // A text of one type of node may be anything on another.
    ['caption', undefined, 'unknown'],
    ['caption', 'user', 'unknown'],
    ['children', 'comment', 'edge'],
    ['unheard_of', 'media', 'unknown'],
    ['constructor', 'media', 'unknown'],
    ['toString', undefined, 'unknown'],
  ] as const)('tells what the field %s on the node %s is: %s', (name, node, kind) => {
    expect(fieldKindOf(name, node)).toBe(kind);
  });
});

describe('nodeTypeOf', () => {
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
  ] as const)('tells to which type of node %s of %s leads: %s', (name, node, target) => {
    expect(nodeTypeOf(name, node)).toBe(target);
  });
});

describe('fieldOf', () => {
  it('finds nothing where the node is not known', () => {
    expect(fieldOf('caption', undefined)).toBeUndefined();
    expect(fieldOf('caption', 'media')).toMatchObject({ kind: 'scalar', type: 'STRING' });
    expect(fieldOf('constructor', 'media')).toBeUndefined();
  });
});

describe('metricsOf', () => {
  it('lists the metrics of accounts or of media, and all of them where the node is not known', () => {
    expect(Object.keys(metricsOf('user'))).toContain('saves');
    expect(Object.keys(metricsOf('user'))).not.toContain('saved');
    expect(Object.keys(metricsOf('story'))).toEqual(Object.keys(metricsOf('media')));
    expect(Object.keys(metricsOf(undefined))).toEqual(expect.arrayContaining(['saves', 'saved']));
  });
});
