import type { StandardSchemaV1 } from '@standard-schema/spec';
import { checkParameters } from '../config/checkParameters';
import type { ActionHandler } from './actionContext';

/**
 * Checks the parameters before an action runs, and types them. Each action takes a schema of its own: a form calls sync actions while
 * the configuration is half filled in.
 *
 *     run: withParameters(schema, async ({ parameters, tables }) => { … })
 *
 * @param schema of any library that follows Standard Schema; see `checkParameters`
 * @param handler is given what the schema makes of the parameters
 * @returns the action
 */
export function withParameters<Schema extends StandardSchemaV1, Result>(
  schema: Schema,
  handler: ActionHandler<Result, StandardSchemaV1.InferOutput<Schema>>,
): ActionHandler<Result> {
  return async (context) =>
    handler({ ...context, parameters: await checkParameters(schema, context.parameters) });
}
