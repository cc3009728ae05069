import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secrets } from '@keboola/component-ts-lite';
import { runConfig } from './component';

const POSTS = 50;
const HEAP_MIB = 256;
const APP_SECRET = '0123456789abcdef0123456789abcdef';

/**
 * Runs the component with an app secret on many accounts, each of which needs the token of its own page, where every answer has an
 * escaped digit: in all of them, what are secrets must be looked for. Twice: with texts of Latin-1 and with others, which V8 keeps in
 * another way.
 *
 * @returns lines to print
 */
export async function secrets(): Promise<string[]> {
  const lines: string[] = [];
  for (const isAscii of [true, false]) {
    for (const brands of [1, 300, 1000]) {
      const { cpuSeconds, peakMiB, rows } = await run(brands, isAscii);
      if (rows !== brands * POSTS) {
        throw new Error(`Cannot measure: ${rows} rows of ${brands} brands`);
      }
      const share = maskingSeconds(brands, isAscii) / cpuSeconds;
      lines.push(
        `${brands} page tokens, ${isAscii ? 'ASCII' : 'two-byte'} answers, heap of ${HEAP_MIB} MiB: peak ${Math.round(peakMiB)} MiB, ` +
          `CPU ${cpuSeconds.toFixed(2)} s, of it masking ${(100 * share).toFixed(1)} % (aim < 5 %)`,
      );
    }
  }
  return lines;
}

async function run(brands: number, isAscii: boolean): ReturnType<typeof runConfig> {
  const server = api(isAscii);
  await once(server, 'listening');
  const accounts = Object.fromEntries(
    Array.from({ length: brands }, (_, brand) => [
      `a${brand}`,
      { id: idOf(brand), name: `Brand ${brand}`, fb_page_id: `9${brand}` },
    ]),
  );
  const query = { path: 'media', fields: 'id,caption,permalink,media_url,timestamp', ids: '', limit: POSTS };
  const credentials = {
    '#data': JSON.stringify({ access_token: tokenOf(-1) }),
    appKey: '1',
    '#appSecret': APP_SECRET,
  };
  try {
    return await runConfig(
      {
        parameters: { accounts, queries: [{ name: 'bench', query }] },
        authorization: { oauth_api: { credentials } },
      },
      { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heapMiB: HEAP_MIB },
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** What the same masking takes on its own, of the same answers. */
function maskingSeconds(brands: number, isAscii: boolean): number {
  const known = new Secrets({ shortest: 8 });
  let seconds = 0;
  for (let brand = 0; brand < brands; brand += 1) {
    const answer = Buffer.from(page(brand, isAscii)).toString();
    const start = process.cpuUsage();
    known.add(tokenOf(brand));
    known.add(createHmac('sha256', APP_SECRET).update(tokenOf(brand)).digest('hex'));
    known.redact(answer);
    const { user, system } = process.cpuUsage(start);
    seconds += (user + system) / 1e6;
  }
  return seconds;
}

/** An API at which every account needs the token of its page. */
function api(isAscii: boolean): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const [, , id = '', edge] = pathname.split('/');
    const brand = Number(id.slice(id.startsWith('9') ? 1 : 4));
    const isOfPage = request.headers.authorization === `Bearer ${tokenOf(brand)}`;
    response.writeHead(edge === undefined || isOfPage ? 200 : 400, { 'content-type': 'application/json' });
    response.end(
      edge === undefined
        ? JSON.stringify({ id, access_token: tokenOf(brand) })
        : isOfPage
          ? page(brand, isAscii)
          : '{"error":{"message":"A page access token is required","code":190,"error_subcode":2069032}}',
    );
  }).listen(0, '127.0.0.1');
}

const idOf = (brand: number): string => `1784${String(brand).padStart(13, '0')}`;
const tokenOf = (brand: number): string => `EAAB${random(`token ${brand}`, 196)}`;

function page(brand: number, isAscii: boolean): string {
  const data = Array.from({ length: POSTS }, (_, index) => ({
    id: `18${brand}${String(index).padStart(10, '0')}`,
    caption: `Yeni sezon %50 indirim, ${index} gün! #indirim\nKaçırmayın 😍 ${random(`${brand} ${index}`, 12)}`,
    permalink: `https://www.instagram.com/p/${random(`p ${brand} ${index}`, 11)}/`,
    media_url: `https://scontent.cdninstagram.com/v/t51/${index}_n.jpg?stp=dst-jpg_e35&_nc_cat=107&oh=00_${random(`u ${brand} ${index}`, 40)}`,
    timestamp: '2026-05-04T12:00:00+0000',
  }));
  const text = JSON.stringify({ data }).replaceAll('/', '\\/');
  return isAscii
    ? text.replace(/[^\u0000-\u007f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
}

/** Letters and digits that look random and are always the same. */
function random(seed: string, length: number): string {
  let text = '';
  for (let part = 0; text.length < length; part += 1) {
    text += createHmac('sha512', seed).update(String(part)).digest('base64').replace(/\W/g, '');
  }
  return text.slice(0, length);
}
