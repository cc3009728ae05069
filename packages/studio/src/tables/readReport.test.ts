import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../testing/aFolder';
import { readMissing } from './readReport';

describe('readMissing()', () => {
  it('reads from the report what is missing', async () => {
    const folder = aFolder();
    mkdirSync(join(folder, 'out/tables'), { recursive: true });
    writeFileSync(
      join(folder, 'out/tables/run_report.csv'),
      `run_id,query,account,account_name,status,rows,reasons
r,q,1,One,done,5,
r,q,2,Two,failed,0,"gone, ""for"" good"
r,p,1,,done,1,metric x: refused
`,
    );
    expect(await readMissing(folder)).toEqual([
      { query: 'q', account: 'Two', status: 'failed', rows: 0, leftOut: 'gone, "for" good' },
      { query: 'p', account: '1', status: 'done', rows: 1, leftOut: 'metric x: refused' },
    ]);
  });

  it('has nothing where there is no report', async () => {
    expect(await readMissing(aFolder())).toEqual([]);
  });
});
