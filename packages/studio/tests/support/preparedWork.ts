import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BRANDS = ['17841400000000001', '17841400000000002', '17841400000000003'];
const DAYS = Array.from({ length: 20 }, (_, day) => `2026-06-${String(day + 1).padStart(2, '0')}`);

/**
 * Puts a finished piece of work into a folder: the demo brands, a query, and the tables of a run.
 *
 * @param folder of a studio
 * @param token of the API; that of the demo brands unless another one is given
 * @returns the folder
 */
export function preparedWork(folder: string, token = 'DEMO'): string {
  const parameters = {
    accounts: BRANDS,
    queries: [{ id: 1, name: 'media', query: { path: 'media', fields: 'id,caption', ids: '' } }],
  };
  const data = JSON.stringify({ access_token: token });
  const authorization = { oauth_api: { credentials: { '#data': data, appKey: '', '#appSecret': '' } } };
  put(folder, 'config.json', JSON.stringify({ action: 'run', parameters, authorization }));
  table(folder, 'accounts', ['id,name', ...BRANDS.map((id, index) => `${id},Brand ${index}`)]);
  table(folder, 'daily', [
    'id,ex_account_id,parent_id,name,value,period,end_time',
    ...BRANDS.flatMap((id) =>
      ['reach', 'follower_count'].flatMap((metric) =>
        DAYS.map(
          (day, index) => `${id}/${metric},${id},${id},${metric},${index * 7},day,${day}T07:00:00+0000`,
        ),
      ),
    ),
  ]);
  table(folder, 'media', [
    'id,ex_account_id,parent_id,caption,timestamp,like_count,media_type',
    '1,17841400000000001,17841400000000001,<img src=x onerror=alert(1)>,2026-06-01T10:00:00+0000,3,IMAGE',
    ...DAYS.map(
      (day, index) => `${index + 2},${BRANDS[0]!},${BRANDS[0]!},Hello,${day}T12:00:00+0000,${index},VIDEO`,
    ),
  ]);
  return folder;
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(join(folder, 'data/out/tables'), { recursive: true });
  writeFileSync(join(folder, 'data', path), text);
}

function table(folder: string, name: string, lines: readonly string[]): void {
  put(folder, `out/tables/${name}.csv`, `${lines.join('\n')}\n`);
  const schema = [
    { name: 'value', data_type: { base: { type: 'NUMERIC' } } },
    { name: 'like_count', data_type: { base: { type: 'INTEGER' } } },
  ];
  put(folder, `out/tables/${name}.csv.manifest`, JSON.stringify({ schema }));
}
