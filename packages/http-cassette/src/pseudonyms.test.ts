import fc from 'fast-check';
import { numberWithPseudonym, pseudonymOf, withoutPseudonyms, withPseudonyms } from './pseudonyms';
import { IDS } from './testing/rules';

const ID = fc.bigInt({ min: 10n ** 10n, max: 10n ** 20n - 1n }).map(String);

describe('pseudonymOf()', () => {
  it('gives always the same digits, as many as the id has, and leaves a pseudonym', () => {
    fc.assert(
      fc.property(ID, (id) => {
        const pseudonym = pseudonymOf(id, IDS);
        expect(pseudonym).toMatch(new RegExp(`^990\\d{${id.length - 3}}$`));
        expect(pseudonym).toBe(pseudonymOf(id, IDS));
        expect(pseudonymOf(pseudonym, IDS)).toBe(pseudonym);
      }),
    );
  });
});

describe('withPseudonyms()', () => {
  it('replaces ids, not times, counts or fractions', () => {
    expect(
      withPseudonyms('"17841400000000001" 1781517600 123456789012345.5 0.123456789012345678', IDS),
    ).toMatch(/^"990\d{14}" 1781517600 123456789012345\.5 0\.123456789012345678$/);
  });

  it('is undone by withoutPseudonyms(), where the id is known', () => {
    fc.assert(
      fc.property(fc.array(ID), (ids) => {
        const text = JSON.stringify(ids);
        const idOf = new Map<string, string>();
        const replaced = withPseudonyms(text, IDS, (id, pseudonym) => idOf.set(pseudonym, id));
        expect(withoutPseudonyms(replaced, IDS, idOf)).toBe(text);
        expect(withoutPseudonyms(replaced, IDS, new Map())).toBe(replaced);
      }),
    );
  });

  it('replaces nothing in an API without id rules', () => {
    expect(withPseudonyms('17841400000000001', undefined)).toBe('17841400000000001');
    expect(withoutPseudonyms('99041400000000001', undefined, new Map([['99041400000000001', '1']]))).toBe(
      '99041400000000001',
    );
  });
});

describe('numberWithPseudonym()', () => {
  it('replaces a number whose key says that it is an id, and no count', () => {
    expect(numberWithPseudonym('17841400000000001', 'ig_id', IDS)).toMatch(/^990\d{14}$/);
    expect(numberWithPseudonym('17841400000000001', 'value', IDS)).toBe('17841400000000001');
    expect(numberWithPseudonym('17841400000000001', 'ig_id', undefined)).toBe('17841400000000001');
  });
});
