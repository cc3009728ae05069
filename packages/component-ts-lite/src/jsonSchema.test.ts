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

/** One of each kind of field that a form of the platform may have. */
const FORMS: readonly [string, object][] = [
  ['a secret', { '#password': { type: 'string', format: 'password', title: 'Password', propertyOrder: 1 } }],
  ...['date', 'checkbox', 'editor', 'select', 'textarea', 'grid', 'trim', 'tabs', 'color', 'url'].map(
    (format): [string, object] => [`the format ${format}`, { field: { type: 'string', format } }],
  ),
  [
    'a button',
    {
      test_connection: {
        type: 'button',
        format: 'test-connection',
        options: { async: { label: 'TEST', action: 'testConnection' } },
      },
    },
  ],
  [
    'a select that a sync action fills',
    {
      region: {
        type: 'string',
        enum: [],
        options: { async: { label: 'Load', action: 'regions', autoload: ['parameters.#token'] } },
      },
    },
  ],
  [
    'a multiple select that a sync action fills',
    {
      columns: {
        type: 'array',
        format: 'select',
        uniqueItems: true,
        items: { enum: [], type: 'string' },
      },
    },
  ],
  [
    'a select with titles',
    { load: { type: 'string', enum: ['full', 'full'], options: { enum_titles: ['All', 'All'] } } },
  ],
  [
    'a code editor',
    { sql: { type: 'string', format: 'textarea', options: { input_height: '100px', tooltip: '[x](y)' } } },
  ],
  [
    'a field that depends on another',
    { host: { type: 'string', options: { dependencies: { mode: 'own' } }, required: true } },
  ],
  ['a field of any type', { anything: { type: 'any' } }],
  ['limits of draft 4', { port: { type: 'integer', minimum: 0, exclusiveMinimum: true } }],
  [
    'an object with a grid, in a list',
    {
      tables: {
        type: 'array',
        items: {
          type: 'object',
          format: 'grid-strict',
          properties: { reload: { type: 'button' }, name: { type: 'string', enum: [] } },
          required: ['reload', 'name'],
        },
      },
    },
  ],
  ['a notice', { notice: { type: 'info', title: 'Read this' } }],
  ['one of several forms', { source: { oneOf: [{ type: 'string', format: 'radio' }, { type: 'button' }] } }],
];

describe('fromJsonSchema() of the form of a configuration', () => {
  const spies = () =>
    (['error', 'warn', 'log', 'info'] as const).map((name) => jest.spyOn(console, name).mockReturnValue());
  afterEach(() => jest.restoreAllMocks());

  it.each(FORMS)('with %s says nothing and throws nothing', async (_, properties) => {
    const said = spies();
    const schema = {
      $schema: 'http://json-schema.org/draft-04/schema#',
      id: 'form',
      type: 'object',
      properties,
    };
    const whole = fromJsonSchema({ ...schema, title: 'Form' });
    expect(await whole['~standard'].validate({ host: 'x' })).toEqual({ value: { host: 'x' } });
    expect(said.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  it('still has its conditions', async () => {
    const form = fromJsonSchema({
      type: 'object',
      additionalProperties: false,
      properties: {
        test: { type: 'button' },
        enum: { type: 'string' },
        host: { type: 'string', required: true },
        port: { type: 'integer', maximum: 9, exclusiveMaximum: true },
        load: { enum: ['full', 'incremental'] },
        tables: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: 'string', required: true } } },
        },
      },
      required: ['test', 'load'],
    });
    await expect(checkParameters(form, { test: 1, enum: [], port: 9, tables: [{}] })).rejects.toThrow(
      new UserError(
        "Cannot start: 'load': is missing; 'host': is missing; 'enum': must be string; 'port': must be < 9; 'tables.0.id': is missing",
      ),
    );
    const right = { test: 1, host: 'x', port: 8, load: 'full', tables: [{ id: 'a' }] };
    expect(await checkParameters(form, right)).toEqual(right);
  });
});

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
