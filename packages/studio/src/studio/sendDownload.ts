import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Failure } from '../server/failure';
import type { Library } from '../tables/library';
import type { DownloadRequest } from '../wire';

/**
 * Sends the rows of a table as a CSV file.
 *
 * @param request undefined for a ticket that is none
 */
export async function sendDownload(
  request: DownloadRequest | undefined,
  library: Library,
  response: ServerResponse,
): Promise<void> {
  if (request === undefined) {
    throw new Failure(404, 'This download was used before: start it anew from the page');
  }
  const file = encodeURIComponent(`${request.table}${request.form === 'raw' ? '.raw' : ''}.csv`);
  await library.ready();
  response.writeHead(200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${file}`,
  });
  await library.download(request, async (text) => {
    if (!response.write(text) && !response.destroyed) {
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    return !response.destroyed;
  });
  response.end();
}
