import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schema } from './generated/schema';
import { parseConfig } from './parseConfig';

const FOLDER = join(__dirname, '../../component_config');
const read = (path: string): unknown => JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));

describe('component_config', () => {
  it('has the schema of which the types are made', () => {
    expect(read('configSchema.json')).toEqual(schema);
  });

  it("has the schema's query part as the schema of a row", () => {
    expect(read('configRowSchema.json')).toEqual({ $schema: schema.$schema, ...schema.definitions.query });
  });

  it('has a sample configuration that is valid, without secrets and without a warning', () => {
    expect(readdirSync(join(FOLDER, 'sample-config')).sort()).toEqual(['config.json', 'in']);
    const sample = read('sample-config/config.json') as { parameters: Record<string, unknown> };
    const { config, warnings } = parseConfig(sample.parameters);
    expect(warnings).toEqual([]);
    expect(config.queries.map(({ name }) => name)).toEqual(['profile', 'posts', 'daily_reach']);
    expect(JSON.stringify(sample)).not.toMatch(/token|secret|"#/i);
  });
});
