import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/wire';
import { adaptSchema, toForm, withDates } from './adaptSchema';

const text = { type: 'string' };
const adapt = (properties: JsonObject, data: JsonObject = {}): ReturnType<typeof adaptSchema> =>
  adaptSchema({ type: 'object', properties }, data);
const keysOf = ({ schema }: ReturnType<typeof adaptSchema>): readonly string[] =>
  Object.keys(schema['properties'] as JsonObject);

describe('adaptSchema()', () => {
  it('orders by propertyOrder, and leaves out what is hidden, a button, or the id', () => {
    const properties = {
      b: { ...text, propertyOrder: 2 },
      a: { ...text, propertyOrder: 1 },
      id: text,
      last: text,
      hidden: { ...text, options: { hidden: true } },
      button: { type: 'button', format: 'sync-action' },
    };
    expect(keysOf(adapt(properties))).toEqual(['a', 'b', 'last']);
    expect(adapt(properties).uiSchema['ui:order']).toEqual(['a', 'b', 'last', '*']);
  });

  it.each([
    [{ scope: 'chosen' }, { scope: 'chosen' }, true],
    [{ scope: 'chosen' }, { scope: 'all' }, false],
    [{ scope: ['a', 'b'] }, { scope: 'b' }, true],
    [{ scope: '' }, {}, true],
    [{ scope: 'a', other: 'b' }, { scope: 'a' }, false],
    [{ 'root.query.path': 'media' }, { query: { path: 'media' } }, true],
    [{ 'root.query.path': 'media' }, { query: 'odd' }, false],
  ])('shows what depends on %j with %j: %s', (dependencies, data, isShown) => {
    const properties = { dependent: { ...text, options: { dependencies } } };
    expect(keysOf(adapt(properties, data as JsonObject))).toEqual(isShown ? ['dependent'] : []);
  });

  it('knows the parts of the platform’s form', () => {
    const { schema, uiSchema } = adapt({
      kind: { ...text, enum: ['a'], options: { enum_titles: ['A'] } },
      limit: { type: ['string', 'integer'] },
      note: { ...text, format: 'textarea' },
      chosen: { type: 'array', uniqueItems: true, items: text, options: { async: { action: 'x' } } },
      one: { ...text, options: { async: { action: 'y' } } },
      query: { type: 'object', title: 'Q', properties: { fields: text } },
    });
    expect(uiSchema).toMatchObject({
      kind: { 'ui:enumNames': ['A'] },
      note: { 'ui:widget': 'textarea' },
      chosen: { 'ui:widget': 'choices', 'ui:options': { async: { action: 'x' } } },
      one: { 'ui:widget': 'choice' },
      query: { fields: { 'ui:widget': 'fields' } },
    });
    expect(schema['properties']).toMatchObject({ limit: { type: 'string' }, query: { title: 'Q' } });
  });

  it('leaves nothing in the component’s own schema that RJSF does not know', () => {
    const file = join(__dirname, '../../../../component_config/configRowSchema.json');
    const own = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
    const { schema } = adaptSchema(own, { scope: 'chosen' });
    expect(JSON.stringify(schema)).not.toMatch(/"(format|options|propertyOrder|if|then|links)":/);
    expect(keysOf({ schema, uiSchema: {} })).toEqual(expect.arrayContaining(['name', 'query']));
  });
});

describe('toForm()', () => {
  const schema = {
    properties: { query: {}, advanced: { properties: { since: text, incremental: { type: 'boolean' } } } },
  };

  it('shows under Advanced what stands elsewhere, and loses nothing', () => {
    const value = { name: 'a', incremental: false, query: { path: 'media', since: '30 days ago' } };
    expect(toForm(value, schema)).toEqual({
      name: 'a',
      query: { path: 'media' },
      advanced: { incremental: false, since: '30 days ago' },
    });
  });

  it('keeps what is there already, and a form without such a part', () => {
    const value = { query: { path: '', since: 'old' }, advanced: { since: 'new' } };
    expect(toForm(value, schema)).toEqual({ query: { path: '' }, advanced: { since: 'new' } });
    expect(toForm(value, {})).toBe(value);
    const plain = { query: { path: '' } };
    expect(toForm(plain, schema)).toBe(plain);
  });
});

describe('withDates()', () => {
  const text = { type: 'string' };
  const schema = {
    properties: {
      query: { type: 'object', properties: { path: { ...text, propertyOrder: 10 } } },
      advanced: { type: 'object', properties: { since: text, until: text, limit: text } },
    },
  };

  it('has the dates with what is read, after the rest', () => {
    const { schema: adapted, uiSchema } = adaptSchema(withDates(schema), {});
    expect(adapted).toMatchObject({
      properties: {
        query: { properties: { path: text, since: text, until: text } },
        advanced: { properties: { limit: text } },
      },
    });
    expect(uiSchema).toMatchObject({ query: { 'ui:order': ['path', 'since', 'until', '*'] } });
  });

  it('shows dates there, wherever a query has them', () => {
    const inAdvanced = { query: { path: 'a' }, advanced: { since: 'x', limit: '5' } };
    expect(toForm(inAdvanced, withDates(schema))).toEqual({
      query: { path: 'a', since: 'x' },
      advanced: { limit: '5' },
    });
    const inQuery = { query: { path: 'a', since: 'x' } };
    expect(toForm(inQuery, withDates(schema))).toEqual(inQuery);
  });
});
