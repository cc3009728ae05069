import { storageApiUrl } from './storageApiUrl';
import { readEnvironment } from './environment';

const url = 'https://connection.keboola.com/';

describe('storageApiUrl()', () => {
  it('leads into the branch', () => {
    expect(storageApiUrl(readEnvironment({ KBC_URL: url, KBC_BRANCHID: '1/2' }))).toBe(
      'https://connection.keboola.com/v2/storage/branch/1%2F2',
    );
  });

  it('leads to the project where no branch is named', () => {
    expect(storageApiUrl(readEnvironment({ KBC_URL: url }))).toBe(
      'https://connection.keboola.com/v2/storage',
    );
  });

  it('is not known without a forwarded token', () => {
    expect(storageApiUrl(readEnvironment({ KBC_BRANCHID: '12' }))).toBeUndefined();
  });
});
