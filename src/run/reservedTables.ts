import type { Config } from '../config';
import { REPORT_TABLE } from '../extract';
import { ACCOUNTS_TABLE } from '../tables';

/** The tables that the component writes itself, by name, with what they hold: no query may write them. */
export function reservedTables({ writesReport }: Pick<Config, 'writesReport'>): ReadonlyMap<string, string> {
  return new Map([
    [ACCOUNTS_TABLE, 'the configured accounts'],
    ...(writesReport ? [[REPORT_TABLE, 'what runs did (parameters.report)'] as const] : []),
  ]);
}
