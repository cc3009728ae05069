import { safeColumnName } from '@keboola/component-ts-lite';
import { fieldPath, isPath, keysOf } from '../answer';
import { usualName } from './columns';
import type { TableSchema } from './describeColumn';

/** What a table has columns for: fields by their paths, our own columns by name. */
export interface NamingOptions {
  /** The table in Storage; undefined the first time. */
  readonly known: Pick<TableSchema, 'columns' | 'fields' | 'primaryKey'> | undefined;
  /** What the plan has columns for, in its order. */
  readonly planned: Iterable<string>;
  /** What the rows have, in any order. */
  readonly found: Iterable<string>;
}

/**
 * Names the columns of a table, once for all its rows. A column of an earlier run keeps its field; a new one is called as
 * the keys on the field's path, joined with `_`. Of fields whose names would be one, our own columns come first, then those
 * of the plan in its order, then the others, those less deep first; a later one gets a number: `owner_id_2`. Names that
 * differ in case alone count as one, because BigQuery does not tell them apart.
 *
 * @returns the column of each field; columns of earlier runs that no field has are among them under their own names
 */
export function nameColumns({ known, planned, found }: NamingOptions): ReadonlyMap<string, string> {
  const names = new Names(known);
  const all = new Set([...planned, ...found]);
  const own = [...all].filter((field) => !isPath(field));
  const columns = new Set(known?.columns);
  const kept = [...all].filter((field) => isPath(field) && columns.has(field.slice(1)));
  const others = [...all].sort(byDepth);
  for (const field of [...own, ...kept, ...planned, ...others]) {
    names.name(field);
  }
  return names.all();
}

class Names {
  private readonly names = new Map<string, string>();
  /** Names that fields have, in lower case. */
  private readonly taken = new Set<string>();
  /** Columns of earlier runs of which the state does not say the field, by their names in lower case. */
  private readonly unclaimed = new Map<string, string>();
  /** Whether such a column is certainly that of the field of its name: a state without any fields may be an older one. */
  private readonly isSure: boolean;

  constructor(known: NamingOptions['known']) {
    const { columns = [], fields, primaryKey = [] } = known ?? {};
    this.isSure = fields !== undefined;
    const fieldOf = new Map(Object.entries(fields ?? {}));
    const kept = [...new Set([...primaryKey, ...columns])];
    const again = kept.filter((column) => !this.keep(column, fieldOf.get(column)));
    again.forEach((column) => this.name(fieldOf.get(column) ?? fieldPath('', column)));
  }

  name(field: string): void {
    const usual = usualName(field);
    for (let count = 1; !this.names.has(field); count += 1) {
      const column = count === 1 ? usual : safeColumnName(`${usual}_${count}`);
      if (this.isFree(column, field)) {
        this.take(field, column);
      }
    }
  }

  all(): ReadonlyMap<string, string> {
    return new Map([
      ...[...this.unclaimed.values()].map((column) => [column, column] as const),
      ...this.names,
    ]);
  }

  /** Keeps a column of an earlier run; false where another one has its name. */
  private keep(column: string, field: string | undefined): boolean {
    const key = column.toLowerCase();
    if (this.taken.has(key) || this.unclaimed.has(key)) {
      return false;
    }
    if (field === undefined) {
      this.unclaimed.set(key, column);
    } else {
      this.take(field, column);
    }
    return true;
  }

  private isFree(column: string, field: string): boolean {
    const key = column.toLowerCase();
    const unclaimed = this.unclaimed.get(key);
    return unclaimed === undefined
      ? !this.taken.has(key)
      : unclaimed === column && (!this.isSure || isCalled(column, field));
  }

  private take(field: string, column: string): void {
    const key = column.toLowerCase();
    this.names.set(field, column);
    this.taken.add(key);
    this.unclaimed.delete(key);
  }
}

/** Whether a column is simply called as what fills it. */
function isCalled(column: string, field: string): boolean {
  return field === column || field === fieldPath('', column);
}

function byDepth(left: string, right: string): number {
  const byKeys = keysOf(left).length - keysOf(right).length;
  return byKeys || (left < right ? -1 : 1);
}

/** Lists the fields of columns that are not simply the field's key, by column, for the next run. */
export function fieldsToKeep(columns: readonly string[], fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const field = fields[index] ?? column;
      return isCalled(column, field) ? [] : [[column, field] as const];
    }),
  );
}
