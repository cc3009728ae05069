import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, readTable } from './support/folders';
import { NOW, runProcess } from './support/runProcess';

const ID = '17841400000000001';
const KIB = 1024;

/** A heap in which an answer of up to a few MiB is read. */
const HEAP_MIB = 64;

describe('answers that are larger than the memory', () => {
  jest.setTimeout(60_000);
  let server: Server;
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Serves a list of media whose captions have the given sizes, and runs a query over it in a small heap. */
  async function run(sizes: readonly number[]) {
    return runAt((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://localhost');
      const start = Number(searchParams.get('after') ?? 0);
      const end = start + Number(searchParams.get('limit') ?? 25);
      const data = sizes.slice(start, end).map((size, index) => ({
        id: String(start + index + 1),
        caption: 'x'.repeat(size),
      }));
      const paging =
        end < sizes.length
          ? { cursors: { after: String(end) }, next: `http://${request.headers.host ?? ''}/` }
          : {};
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data, paging }));
    });
  }

  async function runAt(answer: RequestListener, heapMiB = HEAP_MIB) {
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const folder = newFolder();
    const query = { path: 'media', fields: 'id,caption', ids: '', limit: 50 };
    const config = {
      parameters: { accounts: { [ID]: { id: ID, name: 'Alpine' } }, queries: [{ name: 'media', query }] },
      authorization: { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } },
    };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    const result = await runProcess({
      dataFolder: folder,
      apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      now: NOW,
      heapMiB,
    });
    return { ...result, folder };
  }

  it('are read in smaller pages, and every row comes', async () => {
    const { code, stderr, folder } = await run(Array.from({ length: 40 }, () => 512 * KIB));
    expect([code, stderr]).toEqual([0, '']);
    expect(readTable(folder, 'media').map((row) => row['caption']?.length)).toEqual(
      Array.from({ length: 40 }, () => 512 * KIB),
    );
  });

  it('fail the query with a sentence where a single object is that large', async () => {
    const { code, stderr } = await run([KIB, 16 * KIB * KIB]);
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      /query 'media' for Alpine \(\d+\): The API's answer is larger than [\d.]+ MiB, the most that fits in memory/,
    );
  });

  it.each([
    [
      '300 000 keys',
      () => `{${Array.from({ length: 300_000 }, (_, index) => `"k${index}":1`).join()},"id":"1"}`,
    ],
    ['millions of objects', () => `{"id":"1","x":[${'{},'.repeat(2_000_000)}{}]}`],
    ['a million levels', () => `{"id":"1","x":${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}}`],
  ])('fail the query with a sentence where an object has %s, in 256 MiB', async (_, object) => {
    const body = `{"data":[${object()}]}`;
    const { code, signal, stderr } = await runAt(
      (__, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      256,
    );
    expect([code, signal]).toEqual([1, null]);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      /query 'media' for Alpine \(\d+\): The API's answer has more keys and objects than fit in memory/,
    );
  });
});
