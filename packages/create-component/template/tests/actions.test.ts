import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { inThisProcess, listCases, runCase, runInFolder } from '@keboola/component-ts-lite/testing';
import { actions } from '../src/actions.js';

test('writes squares', async () => {
  const { exitCode, tables } = await runInFolder(actions, { config: { parameters: { count: 2 } } });
  assert.equal(exitCode, 0);
  assert.deepEqual(tables['squares']?.rows, [
    { n: '1', square: '1' },
    { n: '2', square: '4' },
  ]);
});

test('names what is wrong with the parameters', async () => {
  const { exitCode, stderr } = await runInFolder(actions, { config: { parameters: {} } });
  assert.equal(exitCode, 1);
  assert.equal(stderr, "Cannot start: 'count': is missing\n");
});

// Folders in the format of keboola.datadirtest. UPDATE_CASES=1 npm test writes what is expected anew.
const cases = join(import.meta.dirname, 'functional');
for (const name of listCases(cases)) {
  test(`case ${name}`, async () => {
    const update = process.env['UPDATE_CASES'] === '1';
    assert.deepEqual(await runCase(join(cases, name), inThisProcess(actions), { update }), []);
  });
}
