import { DEFAULTS, QUERY_DEFAULTS } from '../../src/config';
import type { Config, Query } from '../../src/config';

/** What is in a configuration that says nothing but its accounts and queries. */
export function defaults(): Omit<Config, 'accounts' | 'accountsBy' | 'queries'> {
  return { ...DEFAULTS };
}

/** What is in a query that says nothing but its name, path, fields and accounts. */
export function queryDefaults(): Omit<Query, 'label' | 'name' | 'path' | 'fields' | 'ids'> {
  return { ...QUERY_DEFAULTS, parameters: '' };
}

/** The path of a request at the default version of the API. */
export function pathAt(path: string): string {
  return `/${DEFAULTS.apiVersion}/${path}`;
}
