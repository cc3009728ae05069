import { open, readFile } from 'node:fs/promises';
import type { RecordingFile } from './recordTransport';

/** Read and write for the owner, nothing for others. */
const OWNER_ONLY = 0o600;

/** Reads a file; undefined when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Starts a file that only its owner may read, also where there was one that others could read. */
export async function privateFile(path: string): Promise<RecordingFile> {
  const file = await open(path, 'w', OWNER_ONLY);
  await file.chmod(OWNER_ONLY);
  return { write: (text) => file.writeFile(text), close: () => file.close() };
}
