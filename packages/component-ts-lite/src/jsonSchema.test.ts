import { checkParameters } from './config/checkParameters';
import { UserError } from './errors/userError';
import { fromJsonSchema } from './jsonSchema';

const schema = {
  type: 'object',
  properties: {
    '#token': { type: 'string', propertyOrder: 1, options: { tooltip: 'x' } },
    db: { type: 'object', properties: { port: { type: 'integer' } }, required: ['host'] },
    limit: { type: 'integer', default: 25 },
    'a/b~c': { type: 'number' },
  },
  required: ['#token'],
  additionalProperties: false,
};

describe('fromJsonSchema()', () => {
  it('gives typed parameters with defaults, and leaves those of the configuration alone', async () => {
    const parameters = { '#token': 'x' };
    const checked = await checkParameters(fromJsonSchema<{ limit: number }>(schema), parameters);
    expect(checked.limit).toBe(25);
    expect(parameters).toEqual({ '#token': 'x' });
  });

  it('names every problem with its place', async () => {
    const parameters = { db: { port: 'x' }, 'a/b~c': true, other: 1 };
    await expect(checkParameters(fromJsonSchema(schema), parameters)).rejects.toThrow(
      new UserError(
        "Cannot start: '#token': is missing; 'other': is not known; 'db.host': is missing; 'db.port': must be integer; 'a/b~c': must be number",
      ),
    );
  });

  it('refuses a schema that is none', () => {
    expect(() => fromJsonSchema({ type: 'nothing' })).toThrow();
  });
});
