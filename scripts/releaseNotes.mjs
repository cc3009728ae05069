/**
 * Prints what the changelog says of a version, for the page of its release.
 *   node scripts/releaseNotes.mjs 1.2.3
 */
import { readFileSync } from 'node:fs';
import { notesOf } from './release/changelog.mjs';

try {
  process.stdout.write(`${notesOf(readFileSync('CHANGELOG.md', 'utf8'), process.argv[2])}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
