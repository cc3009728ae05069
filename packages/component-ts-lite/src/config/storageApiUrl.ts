import type { Environment } from './environment';

/**
 * The address below which the Storage API shows what belongs to the job's branch. KBC_BRANCHID is set in production too, where it is
 * the id of the default branch, so it does not distinguish production from a development branch; the Storage API does, by `isDefault` of
 * `/v2/storage/dev-branches/ID` (https://help.keboola.com/extend/common-interface/environment/#environment-variables).
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
