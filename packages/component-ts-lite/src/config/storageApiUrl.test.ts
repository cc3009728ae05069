import { isDevelopmentBranch, storageApiUrl } from './storageApiUrl';
import { readEnvironment } from './environment';

const url = 'https://connection.keboola.com/';

describe('isDevelopmentBranch()', () => {
  it('is decided by KBC_BRANCHID', () => {
    expect(isDevelopmentBranch(readEnvironment({ KBC_BRANCHID: '12' }))).toBe(true);
    expect(isDevelopmentBranch(readEnvironment({ KBC_BRANCHID: '' }))).toBe(false);
  });
});

describe('storageApiUrl()', () => {
  it('leads into the branch', () => {
    expect(storageApiUrl(readEnvironment({ KBC_URL: url, KBC_BRANCHID: '1/2' }))).toBe(
      'https://connection.keboola.com/v2/storage/branch/1%2F2',
    );
  });

  it('leads to production elsewhere', () => {
    expect(storageApiUrl(readEnvironment({ KBC_URL: url }))).toBe(
      'https://connection.keboola.com/v2/storage',
    );
  });

  it('is not known without a forwarded token', () => {
    expect(storageApiUrl(readEnvironment({ KBC_BRANCHID: '12' }))).toBeUndefined();
  });
});
