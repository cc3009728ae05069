import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/wire';
import { flatParameters, settingsSchema } from './settingsSchema';

it('has the settings of the form of the configuration, wherever they stand in it', () => {
  const file = join(__dirname, '../../../../component_config/configSchema.json');
  const schema = settingsSchema(JSON.parse(readFileSync(file, 'utf8')) as JsonObject);
  expect(Object.keys(schema['properties'] ?? {}).sort()).toEqual([
    'api-version',
    'max-wait',
    'on-error',
    'report',
  ]);
});

it('reads settings wherever a configuration has them', () => {
  expect(flatParameters({ queries: [], advanced: { report: true } })).toEqual({ queries: [], report: true });
  expect(flatParameters({ queries: [] })).toEqual({ queries: [] });
});
