import { createHash } from 'node:crypto';

/** Documented for tables (https://help.keboola.com/storage/tables/); for columns the limit of the smallest backend. */
const TABLE_LENGTH = 92;
const COLUMN_LENGTH = 64;
const HASH_LENGTH = 8;
/** Columns that Postgres, on which one of the backends is built, keeps for itself. */
const SYSTEM_COLUMN = /^(oid|tableoid|xmin|cmin|xmax|cmax|ctid)$/i;
/** Letters without a decomposition in Unicode. */
const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Ð: 'D',
  ð: 'd',
  Đ: 'D',
  đ: 'd',
  Þ: 'TH',
  þ: 'th',
  Ł: 'L',
  ł: 'l',
  Ħ: 'H',
  ħ: 'h',
  Ŧ: 'T',
  ŧ: 't',
  ı: 'i',
};
/** Half a character: it has no bytes in UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** What file systems allow, less the room for `.manifest` and for the name of an unfinished file. */
const FILE_BYTES = 200;

/**
 * Makes a name legal for a table in Storage: letters, digits, `_` and `-`, none of the last two at its ends, at most 92
 * characters. Accents are dropped, anything else becomes `_`. A longer name is cut and ends in a hash of the whole name, so
 * that two long names stay two tables. A legal name stays as it is.
 *
 * @param name any text
 * @returns '' when nothing of it is left
 */
export function safeTableName(name: string): string {
  return limitLength(name, legalCharacters(name).replace(/^[_-]+|[_-]+$/g, ''), TABLE_LENGTH);
}

/**
 * Makes a name legal for a column in Storage, by the rule by which the platform itself changes the names in a manifest
 * (https://github.com/keboola/php-storage-names-sanitizer): letters, digits and `_`, accents dropped, each run of anything else
 * one `_`, no `_` at its ends, except that a name of Postgres's own such as `oid` gets one behind. A name that follows the rule stays as
 * it is, so the header of the CSV and the manifest agree. At most 64 characters; long names as `safeTableName`.
 *
 * @param name any text
 * @returns '' when nothing of it is left
 */
export function safeColumnName(name: string): string {
  const legal = inAscii(name)
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return SYSTEM_COLUMN.test(legal) ? `${legal}_` : limitLength(name, legal, COLUMN_LENGTH);
}

/**
 * Makes a name legal for a file in out/files: one name, not a path, not hidden, and not that of a manifest. Control characters and those
 * that some systems refuse become `_`; accents and spaces stay. For long names as `safeTableName`; the ending stays.
 *
 * @param name any text
 * @returns '' when nothing of it is left
 */
export function safeFileName(name: string): string {
  const legal = name
    .replace(LONE_SURROGATE, '_')
    .replace(/[\u0000-\u001f\u007f-\u009f/\\:*?"<>|]/g, '_')
    .replace(/^[\s._]+|[\s._]+$/g, '')
    .replace(/\.manifest$/i, '_manifest');
  if (Buffer.byteLength(legal) <= FILE_BYTES) {
    return legal;
  }
  const [ending = ''] = /\.[\w.]{1,20}$/.exec(legal) ?? [];
  // A character has 3 bytes at most in UTF-8, or it counts as two.
  const stem = legal
    .slice(0, Math.floor((FILE_BYTES - ending.length - HASH_LENGTH - 1) / 3))
    .replace(LONE_SURROGATE, '');
  return `${stem}_${hashOf(name)}${ending}`;
}

/**
 * Makes names legal for the columns of one table, and different from each other, not in case alone, which BigQuery
 * does not distinguish. Of two that would be one, the later one ends in a hash of its original.
 *
 * @param names any texts, each once
 * @returns a legal name for each, in the same order
 */
export function safeColumnNames(names: readonly string[]): string[] {
  const namer = new ColumnNamer();
  return names.map((name) => namer.nameOf(name));
}

/** Gives the columns of one table their names as they come; see `safeColumnNames`. */
export class ColumnNamer {
  private readonly given = new Map<string, string>();
  private readonly taken = new Set<string>();

  /** A legal name that no other column has; the same one for the same text. */
  nameOf(original: string): string {
    const known = this.given.get(original);
    if (known !== undefined) {
      return known;
    }
    let name = safeColumnName(original) || `column_${hashOf(original)}`;
    // A second round only where somebody calls a column like another's hash.
    for (let round = original; this.taken.has(name.toLowerCase()); round += ' ') {
      name = `${name.slice(0, COLUMN_LENGTH - HASH_LENGTH - 1)}_${hashOf(round)}`;
    }
    this.given.set(original, name);
    this.taken.add(name.toLowerCase());
    return name;
  }
}

function legalCharacters(name: string): string {
  return inAscii(name).replace(/[^A-Za-z0-9_-]/gu, '_');
}

/** Drops accents, and writes the Latin letters that Unicode does not decompose in ASCII; other letters stay. */
function inAscii(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßÆæŒœØøÐðĐđÞþŁłĦħŦŧı]/g, (letter) => LATIN_LETTERS[letter] ?? letter);
}

function limitLength(original: string, legal: string, length: number): string {
  if (legal.length <= length) {
    return legal;
  }
  return `${legal.slice(0, length - HASH_LENGTH - 1)}_${hashOf(original)}`;
}

function hashOf(original: string): string {
  return createHash('sha256').update(original, 'utf8').digest('hex').slice(0, HASH_LENGTH);
}
