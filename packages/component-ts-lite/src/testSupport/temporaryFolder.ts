import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Makes folders below the system's temporary one, for tests.
 *
 * @returns `make` gives a fresh folder with these files (by path), `removeAll` is for afterEach
 */
export function temporaryFolders(): {
  readonly make: (files?: Readonly<Record<string, string>>) => string;
  readonly removeAll: () => void;
} {
  const made: string[] = [];
  return {
    make(files = {}) {
      const root = mkdtempSync(join(tmpdir(), 'component-ts-lite-'));
      made.push(root);
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return root;
    },
    removeAll() {
      for (const root of made.splice(0)) {
        rmSync(root, { recursive: true, force: true });
      }
    },
  };
}
