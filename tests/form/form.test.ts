import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import axe from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launchChromium } from '../../packages/studio/tests/support/chromium';
import { DEFAULTS } from '../../src/config';
import { SERVED_VERSIONS } from '../../src/config/defaults';
import { templates } from '../../src/templates';
import { emulatedTransport } from '../support/emulatedTransport';
import { parseTable } from '../support/folders';
import { runInProcess } from '../support/runInProcess';
import type { InProcessResult } from '../support/runInProcess';
import { PROJECT } from '../support/runProcess';

const WORLD: EmulatorOptions = {
  accounts: 3,
  media: 4,
  followers: [12_000],
  strict: true,
  strictness: { emptyBreakdowns: false },
};

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const ROOT = JSON.parse(read('component_config/configSchema.json')) as object;
const ROW = JSON.parse(read('component_config/configRowSchema.json')) as object;
const NEW_ROW = JSON.parse(read('component_config/createConfigurationRowSchema.json')) as object;
const FORMS = { ROOT, ROW, NEW_ROW };
const ALPINE = { label: 'Alpine Coffee (@alpine.coffee, page Alpine Coffee)' };
const BLUE = { label: 'Blue Harbor (@blue.harbor, page Blue Harbor)' };

type Parameters = Record<string, unknown>;

const run = (parameters: object): Promise<InProcessResult> =>
  runInProcess(parameters, { transport: emulatedTransport(WORLD) });

/** As the platform does for a run: PHP's array_replace_recursive. */
function merged(root: unknown, row: unknown): unknown {
  const isMap = (value: unknown): value is Parameters => typeof value === 'object' && value !== null;
  if (!isMap(root) || !isMap(row)) {
    return row;
  }
  const keys = [...new Set([...Object.keys(root), ...Object.keys(row)])];
  const entries = keys.map((key) => [key, key in row ? merged(root[key], row[key]) : root[key]] as const);
  const map = Object.fromEntries(entries);
  return Array.isArray(root) && Array.isArray(row) ? Object.values(map) : map;
}

// A browser and a run each take their time, and on a busy machine much of it.
jest.setTimeout(120_000);

describeInChromium('the forms, in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let rootOfRow: object;
  let root: Parameters;

  beforeAll(async () => {
    const entryPoints = [join(__dirname, 'page.mjs')];
    const define = { 'process.env.NODE_ENV': '"production"' };
    const { outputFiles } = await build({ entryPoints, bundle: true, write: false, define, minify: true });
    browser = await launchChromium();
    page = await browser.newPage();
    await page.setContent(
      '<!doctype html><html lang="en"><head><title>Instagram</title></head><body><main><h1>Instagram</h1><div id="form"></div></main></body></html>',
    );
    await page.exposeFunction('doAction', async (action: string, parameters: object) => {
      const merge = merged(rootOfRow, parameters) as object;
      const { stdout, stderr } = await runInProcess(merge, { action, transport: emulatedTransport(WORLD) });
      return stdout === '' ? stderr : stdout;
    });
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    root = await fillRoot();
  });

  afterAll(async () => browser.close());

  /** Shows a form in place of the one before; its actions are done with what it holds, merged over the root's as the platform may do. */
  async function show(
    schema: object,
    { given = {}, root = {} }: { given?: object; root?: object } = {},
  ): Promise<void> {
    rootOfRow = root;
    await page.evaluate(
      ([form, parameters]) => {
        (globalThis as unknown as { showForm: (form: object, parameters: object) => void }).showForm(
          form,
          parameters,
        );
      },
      [schema, given] as const,
    );
    await page.getByRole('button', { name: 'Save' }).waitFor();
  }

  const parametersOf = (): Promise<Parameters> =>
    page.evaluate(() => (globalThis as unknown as { parameters: () => Parameters }).parameters());

  const load = async (button: string, option: string): Promise<void> => {
    await page.getByRole('button', { name: button }).click();
    await page.locator('option', { hasText: option }).first().waitFor({ state: 'attached' });
  };

  /** A root form in which two accounts are chosen. */
  async function fillRoot(): Promise<Parameters> {
    await show(ROOT);
    await load('Load accounts', 'Blue Harbor');
    await page.getByLabel('Instagram accounts').selectOption([ALPINE, BLUE]);
    return parametersOf();
  }

  it.each(Object.keys(FORMS) as (keyof typeof FORMS)[])(
    'have nothing that axe-core objects to: %s',
    async (name) => {
      await show(FORMS[name], { given: { scope: 'chosen' } });
      await page.addScriptTag({ content: axe.source });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
        );
      });
      expect(violations).toEqual([]);
    },
  );

  it('make a configuration that can be run: accounts from the list', async () => {
    expect(root).toMatchObject({
      accounts: ['17841400000000001', '17841400000000002'],
      'api-version': DEFAULTS.apiVersion,
    });
    const { code, stderr, out } = await run({ ...root, queries: [] });
    expect([code, stderr]).toEqual([
      0,
      'WARNING: No query is enabled: only the table of the accounts is written\n',
    ]);
    expect(parseTable(out['tables/accounts.csv'] ?? '').map(({ name }) => name)).toEqual([
      'Alpine Coffee',
      'Blue Harbor',
    ]);
  });

  // Those with a placeholder run once it is replaced: src/templates/templates.test.ts.
  const complete = templates.filter(({ placeholder }) => placeholder === undefined);
  it.each(complete.map(({ id, title }) => [title, id] as const))(
    'make a row that can be run from the template %s',
    async (title, id) => {
      await show(NEW_ROW, { root });
      await load('Load templates', title);
      await page.getByLabel('Start from a template').selectOption({ label: title });
      const row = await parametersOf();
      expect(row).toEqual({ template: id });
      await show(ROW, { given: row, root });
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByRole('status').filter({ hasText: 'The query can be run' }).waitFor();
      const { code, stderr, out } = await run(merged(root, await parametersOf()) as object);
      expect([code, stderr]).toEqual([0, '']);
      const tables = Object.keys(out).filter((path) => /^tables\/(?!accounts).*\.csv$/.test(path));
      expect(tables.length).toBeGreaterThan(0);
      expect(tables.some((path) => parseTable(out[path] ?? '').length > 0)).toBe(true);
    },
  );

  it('make a row that can be run when every field is touched, and again when all are cleared', async () => {
    await show(ROW, { root });
    await page.getByLabel('For which accounts').selectOption({ label: 'Chosen accounts' });
    await load('Load accounts', 'Alpine Coffee');
    await page.getByLabel('Chosen accounts').last().selectOption([BLUE]);
    const texts: Readonly<Record<string, string>> = {
      Name: 'posts',
      Endpoint: 'media',
      Fields: 'id,caption,comments{text}',
      From: '90 days ago',
      To: 'today',
      'Objects a page': '2',
      'Further parameters': 'pretty=1',
    };
    for (const [label, value] of Object.entries(texts)) {
      await page.getByLabel(label, { exact: true }).fill(value);
    }
    await page.getByLabel('Replace').check();
    await page.getByLabel('Stop at an empty page').check();
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'posts_comments' }).waitFor();
    const full = await run(merged(root, await parametersOf()) as object);
    expect([full.code, full.stderr]).toEqual([0, '']);
    const accounts = parseTable(full.out['tables/posts_media.csv'] ?? '').map((row) => row['ex_account_id']);
    expect(accounts).toEqual(Array.from({ length: 4 }, () => '17841400000000002'));
    expect(full.out['tables/posts_media.csv.manifest']).toContain('"incremental": false');

    for (const label of Object.keys(texts).filter((name) => name !== 'Name')) {
      await page.getByLabel(label, { exact: true }).fill('');
    }
    await page.getByLabel('For which accounts').selectOption({ label: 'All accounts (default)' });
    await page.getByLabel('Stop at an empty page').uncheck();
    const cleared = await run(merged(root, await parametersOf()) as object);
    expect([cleared.code, cleared.stderr]).toEqual([0, '']);
    expect(parseTable(cleared.out['tables/posts_page.csv'] ?? '')).toHaveLength(2);
  });

  it('make a configuration that can be run when every field of the root is touched, and again when all are cleared', async () => {
    await show(ROOT, { given: { accounts: ['all'] } });
    await page.getByLabel('API version').selectOption({ label: 'v24.0 (until 2028-02-18)' });
    await page.getByLabel('Storage bucket').fill('in.c-brands');
    await page
      .getByLabel('When something cannot be read')
      .selectOption({ label: 'Load everything else and only warn' });
    await page.getByLabel('Days to read again').fill('3');
    await page.getByLabel('Longest wait for the API (minutes)').fill('5');
    await page.getByLabel('Write a report').check();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByRole('status').filter({ hasText: '{"status":"success"}' }).waitFor();
    const row = { name: 'media', query: { path: 'media', fields: 'id' } };
    const full = await run(merged(await parametersOf(), row) as object);
    expect([full.code, full.stderr]).toEqual([0, '']);
    expect(full.out['tables/media.csv.manifest']).toContain('in.c-brands.media');
    expect(Object.keys(full.out)).toContain('tables/run_report.csv');

    await page.getByLabel('Storage bucket').fill('');
    await page.getByLabel('Days to read again').fill('');
    await page.getByLabel('Longest wait for the API (minutes)').fill('');
    await page.getByLabel('Write a report').uncheck();
    const cleared = await run(merged(await parametersOf(), row) as object);
    expect([cleared.code, cleared.stderr]).toEqual([0, '']);
    expect(cleared.out['tables/media.csv.manifest']).not.toContain('in.c-brands');
  });

  it('leave what an older configuration has and the form does not show', async () => {
    const given = {
      accounts: ['17841400000000001'],
      'bucket-id': 'in.c-old',
      queries: [{ id: 1, name: 'q', query: { path: 'media', ids: '' } }],
    };
    const [[version] = []] = SERVED_VERSIONS;
    await show(ROOT, { given });
    await page.getByLabel('API version').selectOption({ label: `${version} (no end announced)` });
    expect(await parametersOf()).toMatchObject(given);
  });
});
