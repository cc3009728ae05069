/**
 * A component that does what its configuration says, for tests of who calls it: `parameters.fake` has the lines to print,
 * the tables to write, how it ends.
 */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.env['KBC_DATADIR'];
const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
const { fake = {} } = config.parameters;
const token = JSON.parse(config.authorization.oauth_api.credentials['#data']).access_token;

const fill = (text) =>
  text
    .replaceAll('{token}', token)
    .replaceAll('{folder}', folder)
    .replaceAll('{config}', JSON.stringify(config));

(fake.stdout ?? []).forEach((line) => process.stdout.write(`${fill(line)}\n`));
(fake.stderr ?? []).forEach((line) => process.stderr.write(`${fill(line)}\n`));
mkdirSync(join(folder, 'out/tables'), { recursive: true });
Object.entries(fake.tables ?? {}).forEach(([name, text]) =>
  writeFileSync(join(folder, 'out/tables', name), text),
);
if (config.action === fake.refuses) {
  process.stderr.write(`Refused with ${token}\n`);
  process.exitCode = 1;
} else if (fake.hangs === true) {
  setInterval(() => undefined, 1000);
} else {
  process.exitCode = fake.code ?? 0;
}
