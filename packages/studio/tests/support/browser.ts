import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Demo, startStudio } from '../../src';
import type { Studio } from '../../src';
import type { StudioOptions } from '../../src/studio/options';
import { aFolder } from '../../src/testing/aFolder';

const PROJECT = join(__dirname, '../../../..');
export type { Browser, Page };

/** The component as it is built. */
export const COMPONENT: StudioOptions['component'] = {
  command: [process.execPath, join(PROJECT, 'dist/main.js')],
  environment: { PATH: process.env['PATH'] },
};

/** A studio for a test. */
export interface TestStudio extends Studio {
  readonly folder: string;
  readonly url: string;
  readonly mistakes: unknown[];
}

/** Starts a studio on a folder of its own. */
export async function aStudio(options: Partial<StudioOptions> = {}): Promise<TestStudio> {
  const folder = options.folder ?? aFolder();
  const mistakes: unknown[] = [];
  const studio = await startStudio({
    component: COMPONENT,
    engine: [process.execPath, join(__dirname, '../../dist/tables/engine/main.js')],
    schemaFile: join(PROJECT, 'component_config/configRowSchema.json'),
    demo: new Demo({ latency: { base: 0 }, media: [12, 12, 0] }),
    port: 0,
    host: '127.0.0.1',
    pageFolder: join(__dirname, '../../dist/page'),
    onMistake: (error) => mistakes.push(error),
    ...options,
    folder,
  });
  return { ...studio, folder, url: `http://127.0.0.1:${studio.port}`, mistakes };
}

/** A page with all that went wrong in it and all that it asked for. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console and of scripts, violations of the policy among them. */
  readonly errors: string[];
  readonly requests: string[];
}

/** Opens a page that is watched. */
export async function watchedPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  // Only a loaded machine comes near it: what is waited for comes in a second.
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('request', (request) => requests.push(request.url()));
  return { page, errors, requests };
}
