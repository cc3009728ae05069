import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ACTIONS } from '../../src/actions';
import { documents } from '../support/documents';
import { PROJECT } from '../support/runProcess';

/** The anchor that GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('documents', () => {
  it('link to files and headings that exist', () => {
    const broken = documents().flatMap(({ path, text }) =>
      [...text.replace(/^ *```[^]*?^ *```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
        const [file = '', anchor] = link.split('#');
        if (/^[a-z]+:/.test(link)) {
          return [];
        }
        const target = file === '' ? join(PROJECT, path) : join(PROJECT, dirname(path), file);
        const isThere = existsSync(target) && (anchor === undefined || anchorsOf(target).includes(anchor));
        return isThere ? [] : [`${path}: ${link}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('have a row for each action of a form', () => {
    const text = readFileSync(join(PROJECT, 'docs/actions.md'), 'utf8');
    const listed = [...text.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(
      Object.keys(ACTIONS)
        .filter((name) => name !== 'run')
        .sort(),
    );
  });

  it('have no row of a table over 160 characters in ARCHITECTURE', () => {
    const rows = readFileSync(join(PROJECT, 'ARCHITECTURE.md'), 'utf8').split('\n');
    expect(rows.filter((row) => row.startsWith('|') && row.length > 160)).toEqual([]);
  });

  it('name a version of Node that the image has', () => {
    const version = readFileSync(join(PROJECT, '.nvmrc'), 'utf8').trim();
    expect(readFileSync(join(PROJECT, 'Dockerfile'), 'utf8')).toContain(`FROM node:${version}-`);
  });
});
