/**
 * Compares this package with a real PHP 8.2 (`php` on the path) on many made expressions:
 * `npx tsx packages/strtotime/scripts/sweep.ts [COUNT] [SEED]`. Ends with 1 when an answer differs.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { strtotime } from '../src/index';
import { ExpressionMaker, randomNumbers } from './expressions';

const BATCH = 20_000;
const SHOWN = 40;

/** Month ends, a leap day, year ends, Sundays, midnights, summer and winter, before 1970, far years. */
const nows = [
  '2026-01-31T10:20:30Z',
  '2024-02-29T12:00:00Z',
  '2025-12-31T23:59:59Z',
  '2026-01-01T00:00:00Z',
  '2026-06-14T00:00:00Z',
  '2026-03-29T01:30:00Z',
  '2026-10-25T00:30:00Z',
  '2028-02-28T23:00:00Z',
  '1969-12-28T05:06:07Z',
  '2100-08-31T18:45:00Z',
  '9999-12-31T23:59:59Z',
].map((instant) => Date.parse(instant) / 1000);

/** False where PHP refuses. */
type Answer = number | false;

function phpAnswers(expressions: readonly string[]): Answer[][] {
  const php = spawnSync('php', [join(__dirname, 'answers.php')], {
    input: JSON.stringify({ nows, expressions }),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (php.status !== 0) throw new Error(`php: ${php.error?.message ?? php.stderr}`);
  return JSON.parse(php.stdout) as Answer[][];
}

/** An answer that a JavaScript number cannot hold exactly is refused here: see README.md. */
const same = (php: Answer | undefined, ours: number | undefined): boolean =>
  php === false || !Number.isSafeInteger(php) ? ours === undefined : php === ours;

function differenceOf(expression: string, php: readonly Answer[]): string | undefined {
  const ours = nows.map((now) => strtotime(expression, now));
  const at = ours.findIndex((answer, index) => !same(php[index], answer));
  const shown = `${JSON.stringify(expression)} at ${nows[at]}: PHP ${php[at]}, here ${ours[at]}`;
  return at === -1 ? undefined : shown;
}

function sweep(count: number, seed: number): number {
  const maker = new ExpressionMaker(randomNumbers(seed));
  let [compared, accepted, different] = [0, 0, 0];
  while (compared < count) {
    const expressions = Array.from({ length: Math.min(BATCH, count - compared) }, () => maker.expression());
    const answers = phpAnswers(expressions);
    accepted += answers.filter(([first]) => first !== false).length;
    const differences = expressions.flatMap((text, index) => differenceOf(text, answers[index] ?? []) ?? []);
    for (const difference of differences.slice(0, Math.max(0, SHOWN - different))) console.log(difference);
    different += differences.length;
    compared += expressions.length;
  }
  console.log(
    `${compared} expressions at ${nows.length} clocks, ${accepted} of them accepted by PHP: ${different} differ`,
  );
  return different;
}

const [count = 20_000, seed = 1] = process.argv.slice(2).map(Number);
process.exitCode = sweep(count, seed) === 0 ? 0 : 1;
