import { QUERY, REQUEST, ROOT } from '../../scripts/schema/keys';
import type { Keys, Schema } from '../../scripts/schema/keys';
import { SERVED_VERSIONS } from '../catalogue';
import { DEFAULTS } from './defaults';
import { normalizeParameters } from './normalizeParameters';
import { suggestKeys } from './suggestKeys';

const acceptedKeys = (keys: Keys): [name: string, accepts: Schema][] =>
  Object.entries(keys).flatMap(([name, { accepts }]) => (accepts === undefined ? [] : [[name, accepts]]));
/** A value that the schema of a key accepts. */
function sample({ type, enum: values }: Schema): unknown {
  const [first] = Array.isArray(values) ? (values as unknown[]) : [];
  const samples: Readonly<Record<string, unknown>> = { boolean: true, array: ['17'], integer: 7 };
  return first ?? samples[String(Array.isArray(type) ? type[0] : type)] ?? 'x';
}
/** The query that comes of parameters. */
function queryOf(parameters: Record<string, unknown>): Record<string, unknown> {
  const { queries } = normalizeParameters(parameters).parameters;
  return (queries as Record<string, unknown>[])[0] ?? {};
}

describe('a key of a query', () => {
  const request = { path: 'media' };

  it.each(acceptedKeys(QUERY))(
    '%s comes through a list, a row and the advanced part of its form',
    (key, accepts) => {
      const value = sample(accepts);
      const query = { name: 'q', query: request, [key]: value };
      expect(queryOf({ queries: [query] })[key]).toEqual(value);
      expect(queryOf(query)[key]).toEqual(value);
      expect(queryOf({ query: request, advanced: { [key]: value } })[key]).toEqual(value);
    },
  );

  it.each(acceptedKeys(REQUEST))('%s of its request does so too', (key, accepts) => {
    const value = sample(accepts);
    const query = { name: 'q', query: { [key]: value } };
    expect(queryOf({ queries: [query] })['query']).toHaveProperty([key], value);
    expect(queryOf({ ...query, ...(key !== 'ids' && { scope: 'none' }) })['query']).toHaveProperty(
      [key],
      value,
    );
    const inForm = { name: 'q', query: { ids: '' }, advanced: { [key]: value } };
    expect(queryOf(inForm)['query']).toHaveProperty([key], value);
  });

  it.each([...acceptedKeys(ROOT), ...acceptedKeys(QUERY)])('%s is known in a row', (key) => {
    expect(suggestKeys({ [key]: 1 })).toEqual([]);
  });
});

it('requests a version by default that the API serves', () => {
  expect(SERVED_VERSIONS.map(({ version }) => version)).toContain(DEFAULTS.apiVersion);
});
