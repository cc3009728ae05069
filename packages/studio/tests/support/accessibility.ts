import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** @returns what axe finds wrong with the page as it stands, in one line each */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // Through the debugger: the page's policy would not load the script.
  await page.evaluate(`${axe.source}; undefined`);
  return page.evaluate<string[]>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  }).then(({ violations }) => violations.map(({ id, nodes }) =>
    id + ': ' + nodes.map((node) => node.target.join(' ') + ' ' + (node.failureSummary ?? '').split('\\n').slice(1).join(' ')).join('; ')))`);
}
