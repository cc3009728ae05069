import { join } from 'node:path';
import type { Command } from '../tables/engine/launch';

/** The process of the database from its source. */
export const ENGINE: Command = [
  process.execPath,
  '--import',
  require.resolve('tsx'),
  join(__dirname, '../tables/engine/main.ts'),
];

/** A process that does instead of each statement what its SQL says: crash, hang, or take memory. */
export const BAD_ENGINE: Command = [process.execPath, join(__dirname, '../../tests/support/badEngine.cjs')];
