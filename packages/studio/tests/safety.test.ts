import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { aStudio, watchedPage } from './support/browser';
import type { TestStudio } from './support/browser';
import { describeInChromium, launchChromium } from './support/chromium';
import { preparedWork } from './support/preparedWork';
import { aFolder } from '../src/testing/aFolder';

describeInChromium('the studio against other pages', () => {
  let browser: Browser;
  let studio: TestStudio;
  let other: Server;
  let otherUrl: string;
  let asked: string[];
  beforeAll(async () => {
    // Any name leads to this machine, as that of an attacker who rebinds it would.
    browser = await launchChromium(['--host-resolver-rules=MAP *.example 127.0.0.1']);
    studio = await aStudio({ folder: preparedWork(aFolder()) });
    asked = [];
    other = createServer((request, response) => {
      asked.push(request.url ?? '');
      response
        .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
        .end('<p>other</p>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    otherUrl = `http://evil.example:${(other.address() as AddressInfo).port}`;
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await studio.close();
    other.close();
  });

  const work = (): string => readFileSync(join(studio.folder, 'data/config.json'), 'utf8');

  it('shows nothing under a name that is not its own (DNS rebinding)', async () => {
    const { page } = await watchedPage(browser);
    const answer = await page.goto(`http://evil.example:${studio.port}/`);
    expect([answer?.status(), await page.content()]).toEqual([
      403,
      expect.stringContaining('answers only at the address it printed') as string,
    ]);
    const status = await page.evaluate<number>(
      `fetch('/api/work', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(({ status }) => status)`,
    );
    expect(status).toBe(403);
    await page.close();
  }, 120_000);

  it('lets another page neither read nor write, even in a browser that has a session (CSRF)', async () => {
    const { page } = await watchedPage(browser);
    await page.goto(studio.invite());
    await page.getByRole('heading', { level: 1 }).waitFor();
    const before = work();
    await page.goto(otherUrl);
    const results = await page.evaluate<string[]>(`(async () => {
      const url = ${JSON.stringify(studio.url)};
      const attempt = (path, options) => fetch(url + path, options).then(({ type, status }) => type + ' ' + status, () => 'failed');
      const body = JSON.stringify({ parameters: { stolen: true } });
      return Promise.all([
        attempt('/api/save', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
        attempt('/api/save', { method: 'POST', mode: 'no-cors', body, credentials: 'include' }),
        attempt('/api/work', { method: 'POST' }),
        attempt('/main.js', {}),
      ]);
    })()`);
    expect(results).toEqual(['failed', expect.stringMatching(/^(opaque 0|failed)$/), 'failed', 'failed']);
    await page.setContent(
      `<form method="post" enctype="text/plain" action="${studio.url}/api/save"><input name='{"parameters":{"stolen":"' value='"}}'></form>`,
    );
    const [answer] = await Promise.all([
      page.waitForResponse(`${studio.url}/api/save`),
      page.evaluate('document.forms[0].submit()'),
    ]);
    expect(answer.status()).toBe(403);
    expect(work()).toBe(before);
    await page.close();
  }, 120_000);

  it('is framed by no other page', async () => {
    const { page } = await watchedPage(browser);
    await page.goto(otherUrl);
    await page.setContent(`<iframe src="${studio.url}/"></iframe>`);
    await page.waitForFunction('window.frames.length === 1');
    const frame = page.frames()[1];
    await frame?.waitForLoadState();
    expect(await frame?.content()).not.toContain('id="studio"');
    await page.close();
  }, 120_000);

  it('asks no other host, even when a script in it wants to', async () => {
    const { page, requests } = await watchedPage(browser);
    await page.goto(studio.invite());
    for (const view of ['start', 'accounts', 'queries/1', 'look/charts', 'look/tables/media', 'config']) {
      await page.goto(`${studio.url}/#/${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await page.waitForLoadState('load');
    expect(requests.filter((url) => !url.startsWith(`${studio.url}/`) && !url.startsWith('data:'))).toEqual(
      [],
    );
    asked.length = 0;
    const blocked = await page.evaluate<string[]>(`(async () => {
      const blocked = [];
      const url = ${JSON.stringify(otherUrl)};
      const loading = (element, source) => new Promise((resolve) => {
        element.onload = () => resolve();
        element.onerror = () => { blocked.push(element.tagName); resolve(); };
        Object.assign(element, source);
        document.head.append(element);
      });
      await fetch(url + '/fetch').catch(() => blocked.push('fetch'));
      await loading(new Image(), { src: url + '/image' });
      await loading(document.createElement('script'), { src: url + '/script' });
      await loading(document.createElement('link'), { rel: 'stylesheet', href: url + '/style' });
      try { new WebSocket(url.replace('http', 'ws')).onerror = () => undefined; } catch { blocked.push('socket'); }
      try { eval('1'); } catch { blocked.push('eval'); }
      return blocked;
    })()`);
    expect(blocked).toEqual(expect.arrayContaining(['fetch', 'IMG', 'SCRIPT', 'LINK', 'eval']));
    expect(asked).toEqual([]);
    await page.close();
  }, 120_000);
});
