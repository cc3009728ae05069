import axe from 'axe-core';
import type { Page } from 'playwright-core';

const ALL = "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']";
const COLORS = "runOnly: { type: 'rule', values: ['color-contrast'] }";

/**
 * Checks a page as it stands with axe.
 *
 * @param page what is checked
 * @param rules only those of colors, for a page of which the rest has been checked
 * @returns what is wrong, in one line each
 */
export async function violationsOf(page: Page, rules: 'all' | 'colors'): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) {
    // Through the debugger: the page's policy would not load the script.
    await page.evaluate(`${axe.source}; undefined`);
  }
  return page.evaluate<
    string[]
  >(`axe.run(document, { ${rules === 'all' ? ALL : COLORS} }).then(({ violations }) => violations.map(({ id, nodes }) =>
    id + ': ' + nodes.map((node) => node.target.join(' ') + ' ' + (node.failureSummary ?? '').split('\\n').slice(1).join(' ')).join('; ')))`);
}
