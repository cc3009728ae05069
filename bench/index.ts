/** `npm run bench`: figures and ratios, no verdicts. `npm run bench -- NAME` runs one part. */
import { accounts } from './accounts';
import { calls } from './calls';
import { library } from './library';
import { memory } from './memory';
import { models } from './models';
import { pageToCsv } from './pageToCsv';
import { secrets } from './secrets';
import { shards } from './shards';
import { startup } from './startup';
import { studio } from './studio';

const parts: Readonly<Record<string, () => Promise<string[]>>> = {
  csv: pageToCsv,
  startup,
  accounts,
  calls,
  memory,
  secrets,
  models,
  library,
  studio,
  shards,
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) {
      process.stdout.write(`# ${name}\n${(await part()).map((line) => `  ${line}\n`).join('')}`);
    }
  }
}

void main();
