import type { Browser, Page } from 'playwright-core';
import { aStudio, watchedPage } from './support/browser';
import type { TestStudio } from './support/browser';
import { describeInChromium, launchChromium } from './support/chromium';
import { tabTo } from './support/keyboard';

describeInChromium('the way from nothing to a chart', () => {
  let browser: Browser;
  let studio: TestStudio;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 120_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    studio = await aStudio();
  });
  afterEach(() => studio.close());

  const headline = (page: Page): ReturnType<Page['locator']> => page.locator('.headline.done');

  it('by mouse: demo, template, check, try, run, chart, table, configuration; a reload keeps the work', async () => {
    const { page, errors, requests } = await watchedPage(browser);
    await page.goto(studio.invite());
    await page.getByRole('button', { name: 'Use the demo brands' }).click();
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByRole('searchbox').fill('harbor');
    expect(await page.getByRole('checkbox').count()).toBe(1);
    await page.getByRole('link', { name: 'Next: what to read' }).click();
    for (const template of ['Account by day', 'Media lifetime insights', 'Media']) {
      await page.getByRole('button', { name: `Add ${template}`, exact: true }).click();
    }
    await page.getByRole('link', { name: 'Change or try media', exact: true }).click();
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('The query can be run').waitFor();
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByRole('region', { name: 'First rows of media', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Query media' }).waitFor();
    await page.getByRole('link', { name: 'Next: run' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await headline(page).waitFor({ timeout: 60_000 });
    const queries = page.getByRole('region', { name: 'Progress of the queries' });
    expect(await queries.getByRole('rowheader').allTextContents()).toEqual([
      'page_daily_insights',
      'media_lifetime_insights',
      'media',
    ]);
    expect(await queries.getByText('3 of 3').count()).toBe(3);
    await page.getByRole('link', { name: 'Next: look' }).click();
    await page.locator('.chart svg[aria-label="Reach and followers by day: reach"]').waitFor();
    await page.getByRole('link', { name: 'Top media' }).click();
    await page.getByRole('combobox', { name: 'Show' }).selectOption('saved');
    await page.locator('.chart svg[aria-label="Top media: saved"]').waitFor();
    await page.getByText('The SQL of this chart').click();
    const sql = page.getByRole('textbox', { name: 'SQL of the chart' });
    await sql.fill((await sql.inputValue()).replace('LIMIT 20', 'LIMIT 3'));
    await page.getByRole('button', { name: 'Run the SQL' }).click();
    await page.locator('.chart svg[aria-description^="3 values"]').waitFor();
    await page.getByRole('link', { name: 'Tables' }).click();
    await page.getByRole('link', { name: 'media (24)', exact: true }).click();
    await page.getByRole('button', { name: /^comments_count/ }).click();
    await page.getByRole('button', { name: /^comments_count/ }).click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    expect((await download).suggestedFilename()).toBe('media.csv');
    await page.getByRole('link', { name: 'Take it with you' }).click();
    await page.getByLabel('config.json').getByText('"media_lifetime_insights"').waitFor();
    expect(errors).toEqual([]);
    expect([...new Set(requests.map((url) => new URL(url).origin))]).toEqual(
      [studio.url, 'null'].slice(0, 1),
    );
    expect(studio.mistakes).toEqual([]);
    await page.close();
  }, 240_000);

  it('by keyboard alone', async () => {
    const { page, errors } = await watchedPage(browser);
    const press = async (name: string | RegExp, key = 'Enter'): Promise<void> => {
      await tabTo(page, name);
      await page.keyboard.press(key);
    };
    await page.goto(studio.invite());
    await page.getByRole('button', { name: 'Use the demo brands' }).waitFor();
    await press('Skip to the content');
    await press('Use the demo brands');
    await page.getByRole('checkbox').first().waitFor();
    await press(/^Alpine Coffee/, 'Space');
    await press('Next: what to read');
    await page.getByRole('button', { name: 'Add Media', exact: true }).waitFor();
    await press('Add Media');
    await page.getByRole('link', { name: 'Change or try media' }).waitFor();
    await page.keyboard.press('Home');
    await press('Change or try media');
    await page.getByRole('textbox', { name: 'Fields' }).waitFor();
    await tabTo(page, 'Fields');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(',comm');
    await page.keyboard.press('Control+Space');
    await page.getByRole('listbox').waitFor();
    // Names are offered; the one that is typed is taken as it is.
    await page.keyboard.press('Escape');
    await page.keyboard.type('ents_count');
    await page.keyboard.press('Escape');
    // Tab leads on, out of the editor.
    await press('Try');
    await page.getByRole('region', { name: 'First rows of media', exact: true }).waitFor();
    await press('Next: run');
    await page.getByRole('heading', { name: 'Run', exact: true }).waitFor();
    await press('Run');
    await headline(page).waitFor({ timeout: 60_000 });
    await press('Next: look');
    await page.locator('.chart svg').first().waitFor();
    await press('Best time to post');
    await page.locator('.chart svg[aria-label^="Best time to post"]').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  }, 240_000);
});
