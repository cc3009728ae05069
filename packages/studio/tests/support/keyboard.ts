import type { Page } from 'playwright-core';

/** Presses of Tab after which an element counts as not reachable. */
const MOST_TABS = 120;

/** Role and name of what has the focus, near enough to what a screen reader says. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  const label = element.labels?.[0]?.textContent ?? '';
  return (element.getAttribute('aria-label') ?? (label || element.textContent) ?? '').replace(/\\s+/g, ' ').trim();
})()`;

/**
 * Goes on with Tab until what has the focus is called so, as somebody without a mouse does.
 *
 * @throws Error when it cannot be reached
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let count = 0; count < MOST_TABS; count += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(FOCUSED);
    if (typeof name === 'string' ? focused === name : name.test(focused)) {
      return;
    }
    passed.push(focused);
  }
  throw new Error(`Tab does not reach ${String(name)}; it passed ${passed.join(' | ')}`);
}
