import type { Environment } from './environment';

/**
 * Tells whether the job runs in a development branch (KBC_BRANCHID). Tables, files and state of a branch are kept apart by the
 * platform; what a component does elsewhere, such as writing to a database, it must keep apart itself.
 *
 * @param environment the job's
 * @returns false in production
 */
export function isDevelopmentBranch(environment: Pick<Environment, 'branchId'>): boolean {
  return environment.branchId !== undefined;
}

/**
 * The address below which the Storage API shows what belongs to this job: the branch's own in a development branch.
 *
 * @param environment the job's
 * @returns e.g. `https://connection.keboola.com/v2/storage/branch/12`; undefined where the token is not forwarded (no KBC_URL)
 */
export function storageApiUrl(environment: Pick<Environment, 'branchId' | 'url'>): string | undefined {
  const { branchId, url } = environment;
  if (url === undefined) {
    return undefined;
  }
  const root = `${url.replace(/\/+$/, '')}/v2/storage`;
  return branchId === undefined ? root : `${root}/branch/${encodeURIComponent(branchId)}`;
}
