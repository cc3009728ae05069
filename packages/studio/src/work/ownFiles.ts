import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Neither group nor others may do anything. */
const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

const { O_CREAT, O_DIRECTORY, O_EXCL, O_RDONLY, O_WRONLY } = constants;
/** Windows has no such flag. */
const NO_FOLLOW = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

/**
 * Makes a folder that only its owner can enter; one that is there becomes such.
 *
 * @throws Error when it is a link: what is kept in it would lie elsewhere
 */
export async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: OWN_FOLDER });
  if ((await lstat(path)).isSymbolicLink()) {
    throw new Error(`${path} is a link, which the studio does not follow: put the folder itself there`);
  }
  if (process.platform === 'win32') {
    return;
  }
  const folder = await open(path, O_RDONLY | O_DIRECTORY | NO_FOLLOW);
  await folder.chmod(OWN_FOLDER).finally(() => folder.close());
}

/** Makes a file that was there before one that only its owner can read. */
export async function ownFile(path: string): Promise<void> {
  const file = await open(path, O_RDONLY | NO_FOLLOW).catch(() => undefined);
  try {
    await file?.chmod(OWN_FILE);
  } finally {
    await file?.close();
  }
}

/** Writes a file that only its owner can read, whatever lay there before: a link is replaced, not followed. */
export async function writeOwnFile(path: string, text: string): Promise<void> {
  const file = await openOwn(path);
  try {
    // The mode that a file is made with says nothing of one that was there.
    await file.chmod(OWN_FILE);
    await file.truncate();
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

async function openOwn(path: string): Promise<FileHandle> {
  const file = await open(path, O_WRONLY | O_CREAT | NO_FOLLOW, OWN_FILE).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ELOOP') {
      throw error;
    }
    return undefined;
  });
  // A second name of the file would show what is written under this one.
  if (file !== undefined && (await file.stat()).nlink <= 1) {
    return file;
  }
  await file?.close();
  await rm(path);
  return open(path, O_WRONLY | O_CREAT | O_EXCL, OWN_FILE);
}

/** Gives a file or folder another name; one that is not there is left out. */
export async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
  });
}
