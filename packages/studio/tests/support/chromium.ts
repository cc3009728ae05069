import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Debian's, the one without a window first, which takes less time; and what the runners of GitHub have. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const CHROMIUM = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path));

/**
 * Groups tests that need Chromium. Where it is missing, one test says so: it fails in CI, which has to have it.
 *
 * @param name of the group
 * @param tests the group
 */
export function describeInChromium(name: string, tests: () => void): void {
  if (CHROMIUM !== undefined) {
    describe(name, tests);
    return;
  }
  const why = `Chromium is missing: the tests of '${name}' are left out. apt-get install chromium, or set CHROMIUM to its path`;
  if (process.env['CI'] === undefined) {
    process.stderr.write(`${why}\n`);
    describe.skip(why, tests);
    return;
  }
  it(name, () => {
    throw new Error(why);
  });
}

/** Starts Chromium. Its sandbox needs rights that containers do not have. */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: ['--no-sandbox', ...args],
  });
}
