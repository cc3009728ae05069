import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strtotime } from '.';

/** Answers of a real PHP, an expression's in the order of `nows`; null where PHP refuses. */
interface Recording {
  readonly nows: readonly number[];
  readonly expressions: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Recorded data stays beside the checkout: it is never part of it. */
const file = resolve(__dirname, '../../../../shared/recorded/strtotime/php-8.2.json');
const recording = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : undefined;

describe('the recorded answers of PHP 8.2', () => {
  const name = recording === undefined ? 'are not available beside this checkout' : 'are all given';
  it(name, () => {
    const differences = Object.entries(recording?.expressions ?? {}).filter(([expression, answers]) =>
      answers.some(
        (answer, index) => (strtotime(expression, recording?.nows[index] ?? 0) ?? null) !== answer,
      ),
    );
    expect(differences).toEqual([]);
    expect(Object.keys(recording?.expressions ?? {}).length >= 660).toBe(recording !== undefined);
  });
});
