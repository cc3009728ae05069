import { createHash } from 'node:crypto';

/** common-interface.md, "Output tables": documented for tables, common belief for columns. */
const TABLE_LENGTH = 92;
const COLUMN_LENGTH = 64;
const HASH_LENGTH = 8;
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
 * Makes a name legal for a column in Storage: letters, digits, `_` and `-`, no `_` at its ends, at most 64 characters. For the
 * rest as `safeTableName`.
 *
 * @param name any text
 * @returns '' when nothing of it is left
 */
export function safeColumnName(name: string): string {
  return limitLength(name, legalCharacters(name).replace(/^_+|_+$/g, ''), COLUMN_LENGTH);
}

/**
 * Makes a name fit for a file in out/files: one name, never a path, hidden or taken for a manifest. Control characters and those
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
 * does not tell apart. Of two that would be one, the later one ends in a hash of its original.
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
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_-]/gu, '_');
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
