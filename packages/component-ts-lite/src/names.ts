import { createHash } from 'node:crypto';

/** common-interface.md, "Output tables": documented for tables, common belief for columns. */
const TABLE_LENGTH = 92;
const COLUMN_LENGTH = 64;
const HASH_LENGTH = 8;

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
  const hash = createHash('sha256').update(original, 'utf8').digest('hex').slice(0, HASH_LENGTH);
  return `${legal.slice(0, length - HASH_LENGTH - 1)}_${hash}`;
}
