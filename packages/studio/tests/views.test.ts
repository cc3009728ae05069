import type { Browser } from 'playwright-core';
import { aFolder } from '../src/testing/aFolder';
import { violationsOf } from './support/accessibility';
import { aStudio, watchedPage } from './support/browser';
import type { TestStudio } from './support/browser';
import { describeInChromium, launchChromium } from './support/chromium';
import { preparedWork } from './support/preparedWork';

const VIEWS = [
  ['start', 'Use the demo brands'],
  ['accounts', 'Alpine Coffee (@'],
  ['queries', 'Every post and reel'],
  ['queries/1', 'Check sends nothing'],
  ['run', 'Run'],
  ['look/charts/by-day', 'The SQL of this chart'],
  ['look/charts/best-time', 'The SQL of this chart'],
  ['look/tables/media', 'Rows 1 to'],
  ['look/sql', 'Run the SQL'],
  ['config', 'docker run'],
] as const;

const TOO_WIDE = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

describeInChromium('every view', () => {
  let browser: Browser;
  let studio: TestStudio;
  beforeAll(async () => {
    browser = await launchChromium();
    studio = await aStudio({ folder: preparedWork(aFolder()) });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await studio.close();
  });

  it('is accessible in light and in dark, and fits into 360 px', async () => {
    const { page, errors } = await watchedPage(browser);
    await page.goto(studio.invite());
    const found: Record<string, readonly string[]> = {};
    for (const [view, text] of VIEWS) {
      await page.setViewportSize({ width: 1200, height: 800 });
      await page.goto(`${studio.url}/#/${view}`);
      await page.getByText(text).first().waitFor();
      if (view.startsWith('look/charts')) {
        await page.locator('.chart svg').first().waitFor();
      }
      await page.emulateMedia({ colorScheme: 'light' });
      found[`${view} in light`] = await violationsOf(page, 'all');
      await page.emulateMedia({ colorScheme: 'dark' });
      found[`${view} in dark`] = await violationsOf(page, 'colors');
      await page.setViewportSize({ width: 360, height: 800 });
      const isTooWide = await page.evaluate<boolean>(TOO_WIDE);
      found[`${view} in 360 px`] = isTooWide ? ['wider than the window'] : [];
    }
    expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  }, 120_000);

  it('moves the focus to its heading as soon as that is there', async () => {
    const { page } = await watchedPage(browser);
    await page.goto(studio.invite());
    // The links come before the first view: without its heading, a new address moves the focus to <main>.
    await page.locator('h1').waitFor();
    const focused = await page.evaluate<string>(`new Promise((resolve) => {
      const heading = () => document.querySelector('h1')?.textContent;
      const before = heading();
      new MutationObserver(() => heading() !== before && resolve(document.activeElement.textContent))
        .observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
      location.hash = '#/run';
    })`);
    expect(focused).toBe('Run');
    await page.close();
  }, 120_000);

  it('shows what the answers of the API have in them as text', async () => {
    const { page, errors } = await watchedPage(browser);
    await page.goto(studio.invite());
    await page.goto(`${studio.url}/#/look/tables/media?search=onerror`);
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  }, 120_000);
});
