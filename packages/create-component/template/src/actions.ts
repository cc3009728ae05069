import { type Actions, withParameters } from '@keboola/component-ts-lite';
import { fromJsonSchema } from '@keboola/component-ts-lite/json-schema';

/** The parameters of the configuration; give the same schema to the Developer Portal as the configuration's form. */
interface Parameters {
  readonly count: number;
}

const schema = fromJsonSchema<Parameters>({
  type: 'object',
  title: 'Squares',
  properties: { count: { type: 'integer', minimum: 1, title: 'How many squares' } },
  required: ['count'],
});

/** The job and the sync actions of the component. */
export const actions: Actions = {
  run: withParameters(schema, async ({ parameters, tables, logger }) => {
    await using squares = await tables.open({
      name: 'squares',
      columns: [
        { name: 'n', type: 'INTEGER' },
        { name: 'square', type: 'INTEGER' },
      ],
      primaryKey: ['n'],
      incremental: true,
    });
    for (let n = 1; n <= parameters.count; n += 1) {
      squares.write({ n, square: n * n });
    }
    logger.info(`${parameters.count} squares are written`);
  }),
};
