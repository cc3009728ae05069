import { dialectOf } from './dialects';
import type { DialectName } from './dialects';
import type { Models } from './modelsOf';
import { printWith, tablesOf } from './printModels';

/** The platform's transformations by the database in which they run. Source: docs/models.md, "As a transformation". */
const COMPONENTS: Readonly<Partial<Record<DialectName, string>>> = {
  snowflake: 'keboola.snowflake-transformation',
  bigquery: 'keboola.google-bigquery-transformation',
};
/** The bucket of the models. */
const OUTPUT = 'out.c-instagram-models';
/** Begins the names of tables in the transformation's workspace, where those of models stand too. */
const PREFIX = 'raw_';

/** A transformation of the platform, as its configuration is pasted. */
export interface Transformation {
  readonly componentId: string;
  readonly configuration: object;
}

/**
 * Makes a transformation that writes a table of each model.
 *
 * @param bucket where Storage has the tables of the extractor
 * @returns undefined for a database in which the platform runs none
 */
export function transformationOf(
  { models }: Pick<Models, 'models'>,
  { dialect, bucket }: { readonly dialect: DialectName; readonly bucket: string },
): Transformation | undefined {
  const componentId = COMPONENTS[dialect];
  if (componentId === undefined) {
    return undefined;
  }
  const { quote } = dialectOf(dialect);
  const printed = printWith(models, dialect, (name) => quote(`${PREFIX}${name}`));
  return {
    componentId,
    configuration: {
      parameters: {
        blocks: [
          {
            name: 'Models of Instagram',
            codes: printed.map(({ name, sql }) => ({
              name,
              script: [`CREATE OR REPLACE TABLE ${quote(name)} AS\n${sql};`],
            })),
          },
        ],
      },
      storage: {
        input: {
          tables: tablesOf(models).map((name) => ({
            source: `${bucket}.${name}`,
            destination: `${PREFIX}${name}`,
          })),
        },
        output: {
          tables: printed.map(({ name, key }) => ({
            source: name,
            destination: `${OUTPUT}.${name}`,
            primary_key: key,
          })),
        },
      },
    },
  };
}
