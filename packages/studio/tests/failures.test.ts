import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions, RunningEmulator } from '@keboola/graph-emulator';
import type { Browser, Page } from 'playwright-core';
import { aFolder, filesWith } from '../src/testing/aFolder';
import { aStudio, COMPONENT, watchedPage } from './support/browser';
import type { TestStudio } from './support/browser';
import { describeInChromium, launchChromium } from './support/chromium';
import { preparedWork } from './support/preparedWork';

const TOKEN = 'EAAB-a-token-of-somebody';
const RIGHTS: EmulatorOptions = { now: 'real', tokens: { [TOKEN]: {} }, latency: { base: 0 } };

describeInChromium('what can go wrong', () => {
  let browser: Browser;
  let studio: TestStudio;
  let api: RunningEmulator | undefined;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 120_000);
  afterAll(() => browser.close());
  afterEach(async () => {
    await page.close();
    await studio.close();
    await api?.close();
    api = undefined;
  });

  /** Opens the studio with an emulator as the API of tokens. */
  async function open(world: EmulatorOptions = {}, folder = aFolder()): Promise<void> {
    api = await startEmulator({ ...RIGHTS, ...world });
    const environment = { ...COMPONENT.environment, GRAPH_API_URL: api.url };
    studio = await aStudio({ folder, component: { ...COMPONENT, environment } });
    ({ page } = await watchedPage(browser));
    await page.goto(studio.invite());
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  async function paste(token: string): Promise<void> {
    await page.getByLabel('Access token of Meta').fill(token);
    await page.getByRole('button', { name: 'Use this token' }).click();
  }

  const view = (name: string): Promise<unknown> => page.goto(`${studio.url}/#/${name}`);
  const alert = (): Promise<string> => page.getByRole('alert').first().innerText();

  it('a token: its accounts, a run, and where the token is', async () => {
    const addresses: string[] = [];
    await open({ media: 5 });
    page.on('request', (request) => addresses.push(request.url()));
    await paste(TOKEN);
    await page.getByRole('button', { name: 'Choose all' }).click();
    await view('queries');
    await page.getByRole('button', { name: 'Add Media', exact: true }).click();
    await view('run');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.headline.done').waitFor();
    const shown = [];
    for (const name of ['start', 'accounts', 'queries/1', 'run', 'look/tables/accounts', 'config']) {
      await view(name);
      await page.getByRole('heading', { level: 1 }).waitFor();
      shown.push(await page.content());
    }
    const stored = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }])',
    );
    expect([...shown, ...addresses, stored].filter((text) => text.includes(TOKEN))).toEqual([]);
    await studio.close();
    expect(filesWith(studio.folder, TOKEN)).toEqual(['data/config.json']);
  }, 180_000);

  it('a wrong token is refused in the words of the API, and not kept', async () => {
    await open();
    await paste('EAAB-wrong');
    await page.getByRole('alert').waitFor();
    expect(await alert()).toMatch(/token/i);
    expect(await page.content()).not.toContain('EAAB-wrong');
    expect(filesWith(studio.folder, 'EAAB-wrong')).toEqual([]);
  }, 120_000);

  it('a token that has died since', async () => {
    await open({ media: 5 }, preparedWork(aFolder(), TOKEN));
    api?.control.revoke(TOKEN);
    await view('run');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.headline.failed').waitFor();
    expect(await alert()).toContain('authorize');
  }, 180_000);

  it('500 accounts: chosen by a search, and all at once', async () => {
    await open({ accounts: 500 });
    await paste(TOKEN);
    await page.getByText('0 of 500 chosen, the first 200 are shown').waitFor();
    await page.getByRole('searchbox').fill('coffee');
    await page.getByText(/chosen, \d+ found/).waitFor();
    await page.getByRole('button', { name: 'Choose these' }).click();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByText('500 of 500 chosen').waitFor();
  }, 180_000);

  it('a run in which one account is refused says what is missing and why; one that is stopped says so', async () => {
    const NO_RIGHT = {
      error: { message: '(#10) Application does not have permission for this action', code: 10 },
    };
    const faults = [{ when: { times: 0, account: '17841400000000002' }, do: NO_RIGHT }];
    await open({ media: 3, faults }, preparedWork(aFolder(), TOKEN));
    await view('run');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const missing = page.getByRole('region', { name: 'What is missing, and why' });
    await missing.getByText('media, Blue Harbor').waitFor();
    expect(await missing.innerText()).toContain('permission');
    await page.getByText('0 of 1 query came whole, 6 rows. Not whole: media').waitFor();
    await page.getByText(/The tables of .* are still there/).waitFor();
    await view('look/tables');
    await page.getByRole('link', { name: 'media (21)' }).waitFor();
    await view('run');
    await page.getByRole('button', { name: 'Look at what came instead' }).click();
    await page.getByRole('link', { name: 'media (6)' }).waitFor();
    await view('run');
    api?.control.setFaults([{ when: { times: 0 }, do: { hang: true } }]);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.headline.running').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.headline.stopped').waitFor();
    await page.getByText(/The tables of .* are still there/).waitFor();
  }, 180_000);

  it('a query of one’s own runs as it stands; a template that looks up a name asks for it first', async () => {
    await open({}, preparedWork(aFolder()));
    await view('queries');
    await page.getByRole('button', { name: 'Add Business discovery of a competitor', exact: true }).click();
    await page.getByRole('heading', { name: 'Query competitor' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try', exact: true }).isDisabled()).toBe(true);
    await view('run');
    await page.getByText('Username is missing in competitor').waitFor();
    await page.getByText('Advanced').click();
    await page.getByLabel('When something cannot be read').waitFor();
    await page.getByRole('link', { name: 'fill it in' }).click();
    await page.getByLabel('Username').fill('@blue.harbor');
    const fields = page.getByRole('textbox', { name: 'Fields' });
    expect(await fields.innerText()).toContain('business_discovery.username(blue.harbor)');
    await view('queries');
    await page.getByRole('button', { name: 'Remove competitor' }).click();
    await page.getByRole('button', { name: 'Remove media' }).click();
    await page.getByRole('button', { name: 'Write a query yourself' }).click();
    await page.getByLabel('From', { exact: true }).waitFor();
    await page.getByLabel('Endpoint').fill('media');
    await page.getByRole('textbox', { name: 'Fields' }).fill('id,caption');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByRole('region', { name: 'First rows of query_media', exact: true }).waitFor();
    await view('run');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.headline.done').waitFor();
  }, 180_000);

  it('two tabs do not overwrite each other', async () => {
    await open({}, preparedWork(aFolder()));
    await view('queries');
    const { page: other } = await watchedPage(browser);
    await other.goto(studio.invite());
    await other.goto(`${studio.url}/#/queries`);
    await other.getByRole('button', { name: 'Add Account by day', exact: true }).waitFor();
    const saved = page.waitForResponse(`${studio.url}/api/save`);
    await page.getByRole('button', { name: 'Add Media', exact: true }).click();
    await saved;
    await other.getByRole('button', { name: 'Add Account by day', exact: true }).click();
    await other.getByText('Another tab changed the work').waitFor();
    await other.getByRole('heading', { name: 'media_2', exact: true }).waitFor();
    await other.getByRole('button', { name: 'Add Account by day', exact: true }).click();
    await other.getByRole('heading', { name: 'page_daily_insights', exact: true }).waitFor();
    await other.close();
  }, 120_000);

  it('a mistake in the fields is said and underlined at its place', async () => {
    await open({}, preparedWork(aFolder()));
    await view('queries/1');
    const fields = page.getByRole('textbox', { name: 'Fields' });
    await fields.fill('id,caption}');
    await page.getByRole('button', { name: 'Check' }).click();
    expect(await alert()).toContain('line 1, column 11');
    expect(await page.locator('.cm-lintRange-error').innerText()).toBe('}');
    await fields.fill('id,captoin');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.locator('.cm-lintRange-warning').waitFor();
    expect(await page.locator('.cm-lintRange-warning').innerText()).toBe('captoin');
  }, 120_000);

  it('a server that is gone, and is there again', async () => {
    await open();
    const { port, folder } = studio;
    await studio.close();
    await page.getByText('The studio does not answer').waitFor();
    studio = await aStudio({ port, folder });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Open the address that the studio printed').waitFor();
    await page.goto('about:blank');
    await page.goto(studio.invite());
    await page.getByRole('button', { name: 'Use the demo brands' }).waitFor();
  }, 120_000);

  it('an address that was used before', async () => {
    await open();
    const address = studio.invite();
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: 'Use the demo brands' }).waitFor();
    const other = await (await browser.newContext()).newPage();
    await other.goto(address);
    await other.getByText('Press Enter in the terminal').waitFor();
    await other.close();
  }, 120_000);

  it('no rows, no tables, no chart, and SQL that is wrong', async () => {
    await open();
    await view('look');
    await page.getByText('There are no tables yet').waitFor();
    await view('run');
    await page.getByText('First choose the demo brands or paste a token').waitFor();
    await page.close();
    await studio.close();
    await api?.close();
    await open({}, withTables({ media: 'id,ex_account_id\n', accounts: 'id,name\n1,One\n' }));
    await view('look/tables/media');
    await page.getByText('No rows fit.').waitFor();
    await view('look/charts');
    await page.getByText('allow no chart').waitFor();
    await view('look/sql');
    await page.getByRole('textbox', { name: 'SQL for DuckDB' }).fill('DROP TABLE media');
    await page.getByRole('button', { name: 'Run the SQL' }).click();
    expect(await alert()).toContain('has to be a SELECT');
  }, 120_000);
});

function withTables(tables: Readonly<Record<string, string>>): string {
  const folder = aFolder();
  mkdirSync(join(folder, 'data/out/tables'), { recursive: true });
  Object.entries(tables).forEach(([name, text]) =>
    writeFileSync(join(folder, 'data/out/tables', `${name}.csv`), text),
  );
  return folder;
}
