import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file of the page. */
export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Reads the page's files by their address. What is not among them cannot be asked for, whatever the address says. */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const names = (await readdir(folder)).filter((name) => extname(name) in TYPES);
  const files = names.map(async (name): Promise<[string, Asset]> => {
    const content = await readFile(join(folder, name));
    return [
      name === 'index.html' ? '/' : `/${name}`,
      { type: TYPES[extname(name)] ?? 'text/plain', content },
    ];
  });
  return new Map(await Promise.all(files));
}
