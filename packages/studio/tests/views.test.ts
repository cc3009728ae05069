import type { Browser } from 'playwright-core';
import { aFolder } from '../src/testing/aFolder';
import { violationsOf } from './support/accessibility';
import { aStudio, describeInChromium, launchChromium, watchedPage } from './support/browser';
import type { TestStudio, WatchedPage } from './support/browser';
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

describeInChromium('every view', () => {
  let browser: Browser;
  let studio: TestStudio;
  beforeAll(async () => {
    browser = await launchChromium();
    studio = await aStudio({ folder: preparedWork(aFolder()) });
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    await studio.close();
  });

  it.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 360],
  ] as const)(
    'is accessible in %s, %i px wide, and not wider than the window',
    async (colorScheme, width) => {
      const watched: WatchedPage = await watchedPage(browser, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      const { page, errors } = watched;
      await page.goto(studio.invite());
      const found: Record<string, readonly string[]> = {};
      for (const [view, text] of VIEWS) {
        await page.goto(`${studio.url}/#/${view}`);
        await page.getByText(text).first().waitFor();
        if (view.startsWith('look/charts')) {
          await page.locator('.chart svg').first().waitFor();
        }
        const tooWide = await page.evaluate<boolean>(
          'document.documentElement.scrollWidth > document.documentElement.clientWidth',
        );
        const problems = [...(await violationsOf(page)), ...(tooWide ? ['wider than the window'] : [])];
        if (problems.length > 0) {
          found[view] = problems;
        }
      }
      expect(found).toEqual({});
      expect(errors).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('shows what the answers of the API have in them as text', async () => {
    const { page, errors } = await watchedPage(browser);
    await page.goto(studio.invite());
    await page.goto(`${studio.url}/#/look/tables/media?search=onerror`);
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  }, 30_000);
});
