import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { aStudio, watchedPage } from '../packages/studio/tests/support/browser';
import type { Browser, Page } from '../packages/studio/tests/support/browser';
import { launchChromium } from '../packages/studio/tests/support/chromium';
import { preparedWork } from '../packages/studio/tests/support/preparedWork';

const ROWS = 1_000_000;

/**
 * Measures what a person waits for in the studio, in Chromium: the first page, the first chart, the rows of a table of a million.
 *
 * @returns lines to print
 */
export async function studio(): Promise<string[]> {
  const browser = await launchChromium();
  try {
    return [...(await firstPageAndChart(browser)), ...(await millionRows(browser))];
  } finally {
    await browser.close();
  }
}

async function firstPageAndChart(browser: Browser): Promise<string[]> {
  const server = await aStudio({ folder: preparedWork(mkdtempSync(join(tmpdir(), 'bench-'))) });
  const { page } = await watchedPage(browser);
  const first = await shown(page, () => page.goto(server.invite()), 'h1');
  const chart = await shown(page, () => page.goto(`${server.url}/#/look/charts`), '.chart svg');
  await page.close();
  await server.close();
  return [
    `address → first page: ${first} ms`,
    `link → first chart, with the code that draws it: ${chart} ms`,
  ];
}

async function millionRows(browser: Browser): Promise<string[]> {
  const folder = preparedWork(mkdtempSync(join(tmpdir(), 'bench-')));
  const lines = Array.from(
    { length: ROWS },
    (_, row) =>
      `18${String(row).padStart(15, '0')}/insights/reach/lifetime,17841400000000001,reach,${(row * 7919) % 99_991},lifetime,Reach`,
  );
  mkdirSync(join(folder, 'data/out/tables'), { recursive: true });
  writeFileSync(
    join(folder, 'data/out/tables/million.csv'),
    `id,ex_account_id,name,value,period,title\n${lines.join('\n')}\n`,
  );
  const server = await aStudio({ folder });
  const { page } = await watchedPage(browser);
  page.setDefaultTimeout(120_000);
  const answers: number[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/api/rows')) {
      answers.push(Math.round(request.timing().responseEnd));
    }
  });
  await page.goto(server.invite());
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The import has just begun: the rows come from the file.
  const cold = await shown(page, () => page.goto(`${server.url}/#/look/tables/million`), 'tbody tr');
  const imported = await shown(page, async () => undefined, 'text=of 1,000,000');
  await page.goto(`${server.url}/#/start`);
  const warm = await shown(page, () => page.goto(`${server.url}/#/look/tables/million`), 'tbody tr');
  const sorted = await shown(
    page,
    () => page.getByRole('button', { name: /^value/ }).click(),
    'th[aria-sort="ascending"]',
  );
  await page.close();
  await server.close();
  return [
    `first rows of ${ROWS.toLocaleString('en')}, while they are imported: ${cold} ms; then ${warm} ms (aim ≤ 300 ms)`,
    `of that the answers of the server: ${answers.join(', ')} ms`,
    `their import: ${imported} ms more; sorted by a number: ${sorted} ms`,
  ];
}

/** Milliseconds from an action until an element is seen. */
async function shown(page: Page, act: () => Promise<unknown>, selector: string): Promise<number> {
  const start = performance.now();
  await act();
  await page.locator(selector).first().waitFor();
  return Math.round(performance.now() - start);
}
