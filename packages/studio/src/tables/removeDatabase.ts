import { rm } from 'node:fs/promises';

/** Removes a database with all that lies next to it. */
export async function removeDatabase(database: string): Promise<void> {
  await Promise.all(
    ['', '.wal', '.tmp'].map((end) => rm(`${database}${end}`, { recursive: true, force: true })),
  );
}
