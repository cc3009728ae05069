import { fieldOf } from './lookups';
import { isWriteOnly } from './writeOnly';

describe('isWriteOnly', () => {
  it.each([
    ['mentions', 'user', true],
    ['mentions', 'media', false],
    ['mentions', undefined, false],
    ['partnership_ad_code', 'media', true],
    ['partnership_ad_code', 'story', true],
    ['caption', 'media', false],
  ] as const)('tells of %s of %s whether it can only be written: %s', (name, node, expected) => {
    expect(isWriteOnly(name, node)).toBe(expected);
    expect(expected && fieldOf(name, node) !== undefined).toBe(false);
  });
});
