import { UserError } from '../errors/userError';
import { parseTableSchema } from './tableSchema';

const product = {
  name: 'product',
  description: 'Products',
  parent_tables: [],
  primary_keys: ['id'],
  fields: [
    { name: 'id', base_type: 'string', description: 'Of the product', length: '100' },
    { name: 'price', base_type: 'NUMERIC', length: '12,2', default: '0', nullable: true },
    { name: 'note' },
  ],
};

describe('parseTableSchema()', () => {
  it("reads the Python framework's form", () => {
    expect(parseTableSchema(JSON.stringify(product), 'product.json')).toEqual({
      name: 'product',
      description: 'Products',
      primaryKey: ['id'],
      columns: [
        { name: 'id', type: 'STRING', description: 'Of the product', length: '100', nullable: false },
        { name: 'price', type: 'NUMERIC', length: '12,2', default: '0', nullable: true },
        { name: 'note', nullable: false },
      ],
    });
  });

  it.each([
    ['', 'it is empty'],
    ['{', 'it is not valid JSON, see line 1, column 2'],
    ['[1]', 'it is not a JSON object'],
    ['{"fields":[]}', "'name' is missing"],
    ['{"name":"a","fields":{"id":{}}}', "'fields' is not a list"],
    ['{"name":"a","fields":[{}]}', "'fields[0].name' is missing"],
    [
      '{"name":"a","fields":[{"name":"id","base_type":"text"}]}',
      "'fields[0].base_type' is not one of STRING, INTEGER, NUMERIC, FLOAT, BOOLEAN, DATE, TIMESTAMP",
    ],
    ['{"name":"a","fields":[],"primary_keys":["id"]}', "'primary_keys[0]' is none of the fields"],
  ])('says what is wrong with %j', (text, problem) => {
    expect(() => parseTableSchema(text, 'a.json')).toThrow(new UserError(`Cannot read 'a.json': ${problem}`));
  });
});
