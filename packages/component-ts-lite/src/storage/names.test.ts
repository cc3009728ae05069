import fc from 'fast-check';
import { anyCharacter } from '../testSupport/anyCharacter';
import { safeColumnName, safeColumnNames, safeFileName, safeTableName } from './names';

const text = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 200 }),
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
  // The platform's own cases (keboola/php-storage-names-sanitizer, ColumnNameSanitizerTest).
  it.each([
    ['_~dlažební  %_kostky_~', 'dlazebni__kostky'],
    ['test-vn-đá cuội', 'test_vn_da_cuoi'],
    ['jp日本語', 'jp'],
    ['emoji 😀 name', 'emoji_name'],
    ['webalize | test 😁', 'webalize_test'],
    ['', ''],
    ['   ', ''],
    ['123', '123'],
    ['__test__', 'test'],
    ['test@domain.com', 'test_domain_com'],
    ['user-id#123', 'user_id_123'],
    ['test!!!multiple!!!invalid', 'test_multiple_invalid'],
    ['Valid_Name_123', 'Valid_Name_123'],
    ['oid', 'oid_'],
    ['TableOid', 'TableOid_'],
    ['xmin', 'xmin_'],
    ['CTID', 'CTID_'],
    ['oid_', 'oid_'],
    ['Straße Łódź', 'Strasse_Lodz'],
  ])('turns %j into %j', (name, expected) => expect(safeColumnName(name)).toBe(expected));

  it('is always legal, or empty', () => {
    fc.assert(
      fc.property(text, (name) =>
        expect(safeColumnName(name)).toMatch(
          /^$|^(?=.{1,64}$)[A-Za-z0-9]([A-Za-z0-9_]*[A-Za-z0-9])?$|^[a-z]+_$/i,
        ),
      ),
    );
  });

  it('leaves a legal name alone', () => {
    fc.assert(
      fc.property(text, (name) => expect(safeColumnName(safeColumnName(name))).toBe(safeColumnName(name))),
    );
  });
});

describe('safeColumnNames()', () => {
  it('keeps different names apart, in case alone too', () => {
    expect(
      safeColumnNames(['id', 'a b', 'a_b', 'ID', 'URL', 'url', '漢', '_timestamp', 'timestamp']),
    ).toEqual([
      'id',
      'a_b',
      expect.stringMatching(/^a_b_[0-9a-f]{8}$/),
      expect.stringMatching(/^ID_[0-9a-f]{8}$/),
      'URL',
      expect.stringMatching(/^url_[0-9a-f]{8}$/),
      expect.stringMatching(/^column_[0-9a-f]{8}$/),
      'timestamp',
      expect.stringMatching(/^timestamp_[0-9a-f]{8}$/),
    ]);
  });

  it('gives legal names of which no two are one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 30 }), (originals) => {
        const names = safeColumnNames(originals);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(originals.length);
        expect(names.map(safeColumnName)).toEqual(names);
        expect(names).not.toContain('');
      }),
    );
  });
});

describe('safeFileName()', () => {
  it.each([
    ['Report 2026 č.pdf', 'Report 2026 č.pdf'],
    ['../../etc/passwd', 'etc_passwd'],
    ['..', ''],
    ['', ''],
    ['.hidden', 'hidden'],
    ['a\\b:c\0.txt', 'a_b_c_.txt'],
    ['x.csv.manifest', 'x.csv_manifest'],
    ['\ud800', ''],
  ])('turns %j into %j', (name, expected) => expect(safeFileName(name)).toBe(expected));

  it('keeps long names apart, and their ending', () => {
    const names = ['a', 'b'].map((end) => safeFileName(`${'ž'.repeat(300)}${end}.csv.gz`));
    expect(new Set(names).size).toBe(2);
    expect(names[0]).toMatch(/^ž+_[0-9a-f]{8}\.csv\.gz$|^ž+_[0-9a-f]{8}\.gz$/);
  });

  it('is always one legal name of 200 bytes at most, or empty, and leaves that alone', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: anyCharacter, maxLength: 600 })), (original) => {
        const name = safeFileName(original);
        expect(name).not.toMatch(/[/\\\0]|^[.]|[.]manifest$/i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(safeFileName(name)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
