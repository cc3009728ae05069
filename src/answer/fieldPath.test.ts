import fc from 'fast-check';
import { anyCharacter } from '../../packages/component-ts-lite/src/testSupport/anyCharacter';
import { fieldPath, isPath, keysOf } from './fieldPath';

describe('fieldPath', () => {
  it.each([
    ['', 'id', '/id'],
    ['/owner', 'id', '/owner/id'],
    ['', 'owner_id', '/owner_id'],
    ['', '', '/'],
    ['/', '', '//'],
    ['', 'a/b~c', '/a~1b~0c'],
    ['', '~1', '/~01'],
  ])('in %j names %j as %j', (inside, key, path) => {
    expect(fieldPath(inside, key)).toBe(path);
  });

  it('gives each place a path of its own, from which its keys can be read', () => {
    const key = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom('', '/', '~', '~0', '~1', 'a_b'));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        const path = keys.reduce(fieldPath, '');
        expect([isPath(path), keysOf(path)]).toEqual([true, keys]);
      }),
    );
  });

  it('is no name of a column of our own', () => {
    expect([isPath('parent_id'), keysOf('parent_id')]).toEqual([false, ['parent_id']]);
  });
});
