import fc from 'fast-check';
import { safeColumnName, safeTableName } from './names';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.stringMatching(/^[a-zA-Z_ -]{0,200}$/),
);

describe('safeTableName()', () => {
  it.each([
    ['media_comments', 'media_comments'],
    ['Příliš žluťoučký', 'Prilis_zlutoucky'],
    ['_-a-b_-', 'a-b'],
    ['../../etc/passwd', 'etc_passwd'],
    ['a.b/c', 'a_b_c'],
    ['😀a', 'a'],
    ['a😀b', 'a_b'],
    ['漢字', ''],
    ['', ''],
  ])('turns %j into %j', (name, expected) => expect(safeTableName(name)).toBe(expected));

  it('keeps long names apart', () => {
    const names = ['a', 'b'].map((end) => safeTableName('x'.repeat(92) + end));
    expect(new Set(names).size).toBe(2);
    expect(names[0]).toMatch(/^x{83}_[0-9a-f]{8}$/);
  });

  it('keeps the longest legal name as it is', () => {
    expect(safeTableName('x'.repeat(92))).toBe('x'.repeat(92));
  });

  it('is always legal, or empty', () => {
    fc.assert(
      fc.property(text, (name) =>
        expect(safeTableName(name)).toMatch(/^$|^(?=.{1,92}$)[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$/),
      ),
    );
  });

  it('leaves a legal name alone', () => {
    fc.assert(
      fc.property(text, (name) => expect(safeTableName(safeTableName(name))).toBe(safeTableName(name))),
    );
  });
});

describe('safeColumnName()', () => {
  it('strips underscores only', () => {
    expect(safeColumnName('__a b__')).toBe('a_b');
    expect(safeColumnName('-a-')).toBe('-a-');
  });

  it('is always legal, or empty', () => {
    fc.assert(
      fc.property(text, (name) =>
        expect(safeColumnName(name)).toMatch(/^$|^(?=.{1,64}$)[A-Za-z0-9-]([A-Za-z0-9_-]*[A-Za-z0-9-])?$/),
      ),
    );
  });

  it('leaves a legal name alone', () => {
    fc.assert(
      fc.property(text, (name) => expect(safeColumnName(safeColumnName(name))).toBe(safeColumnName(name))),
    );
  });
});
