/**
 * Tests for components, in the test runner of your choice: `@keboola/component-ts-lite/testing`.
 *
 *     const { exitCode, tables } = await runInFolder(actions, {
 *       config: { parameters: { count: 3 } },
 *       inputs: { users: [{ id: 1, name: 'Jane' }] },
 *     });
 */
export { inThisProcess, listCases, runCase } from './datadirCases';
export type { CaseOptions, CaseRun, RunOnFolder } from './datadirCases';
export { folderDiff } from './folderDiff';
export { readFolder } from './readFolder';
export type { FolderTexts } from './readFolder';
export { runInFolder } from './runInFolder';
export type { RunInputs, RunOutcome, TestTable } from './runInFolder';
export { readTableTexts } from './tableTexts';
export type { OutputTable } from './tableTexts';
