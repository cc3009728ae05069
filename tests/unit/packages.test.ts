import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/runProcess';
import { describeFiles } from '../support/testFiles';

const LIBRARY = 'component-ts-lite';

describeFiles(
  ...readdirSync(join(PROJECT, 'packages'))
    .filter((name) => name !== LIBRARY)
    .flatMap((name) => [`packages/${name}/src`, `packages/${name}/page`])
    .filter((folder) => existsSync(join(PROJECT, folder))),
);
