/** `npm run studio:pictures`: the pictures of the README, taken of the running page with the demo brands. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Demo } from '../src';
import { aStudio, watchedPage } from '../tests/support/browser';
import { launchChromium } from '../tests/support/chromium';

const FOLDER = join(__dirname, '../../../docs/pictures');
const TEMPLATES = ['Account by day', 'Audience', 'Media lifetime insights', 'Media'];

async function picture(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  process.stdout.write(`${path}\n`);
}

async function takePictures(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Use the demo brands' }).click();
  await page.getByRole('button', { name: 'Choose all' }).click();
  await page.getByRole('link', { name: 'Next: what to read' }).click();
  for (const template of TEMPLATES) {
    await page.getByRole('button', { name: `Add ${template}`, exact: true }).click();
  }
  await page.getByRole('link', { name: 'Change or try media', exact: true }).waitFor();
  await picture(page, 'studio-templates');
  await page.getByRole('link', { name: 'Next: run' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('.headline.done').waitFor({ timeout: 120_000 });
  await picture(page, 'studio-run');
  await page.getByRole('link', { name: 'Next: look' }).click();
  await page.locator('.chart svg[aria-label^="Reach and followers"]').waitFor();
  await picture(page, 'studio-look');
}

async function main(): Promise<void> {
  const studio = await aStudio({ demo: new Demo() });
  const browser = await launchChromium();
  try {
    const { page } = await watchedPage(browser, { viewport: { width: 1100, height: 940 } });
    await takePictures(page, studio.invite());
  } finally {
    await browser.close();
    await studio.close();
  }
}

void main();
