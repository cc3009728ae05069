import { counted } from '../runtime';
import type { WrittenTable } from '../tables';

/**
 * Tells of the rows of a table that were read several times under one key. Two accounts may share a post, and so its comments.
 * Source: docs/tables.md.
 *
 * @returns a line, or none
 */
export function duplicateLines({
  name,
  duplicates,
  differing,
  ofOthers = 0,
}: Pick<WrittenTable, 'name' | 'duplicates' | 'differing' | 'ofOthers'>): readonly string[] {
  if (duplicates === 0) {
    return [];
  }
  const rows = `${counted(duplicates, 'row')} ${duplicates === 1 ? 'was' : 'were'}`;
  const which = differing === duplicates ? '' : `${differing} of them `;
  const differences = differing > 0 ? `, ${which}with other values: the last reading counts` : '';
  const shared =
    ofOthers > 0
      ? `. ${counted(ofOthers, 'reading')} ${ofOthers === 1 ? 'was' : 'were'} for another account, which shares the object: ex_account_id is the account that was read last, in this run or in that of another configuration`
      : '';
  return [`Table '${name}': ${rows} read again under the same key and written once${differences}${shared}`];
}
