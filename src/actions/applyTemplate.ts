import { UserError, validationResult } from '@keboola/component-ts-lite';
import type { ActionContext, ValidationResult } from '@keboola/component-ts-lite';
import { templates } from '../templates';

/** A template and the parameters of the row that it starts. */
type AppliedTemplate = ValidationResult & { readonly parameters: object };

/**
 * Gives the parameters of a configuration row for the template that `parameters.template` names.
 *
 * @throws UserError for a template that does not exist
 */
export async function applyTemplate({ config }: ActionContext): Promise<AppliedTemplate> {
  const wanted = config.parameters['template'];
  const template = templates.find(({ id }) => id === wanted);
  if (template === undefined) {
    const known = templates.map(({ id }) => `'${id}'`).join(', ');
    throw new UserError(
      typeof wanted === 'string' && wanted !== ''
        ? `There is no such template: the templates are ${known}`
        : `No template is chosen: 'template' must be one of ${known}`,
    );
  }
  const { title, description, schedule, query } = template;
  const { name, ...request } = query;
  return {
    ...validationResult(`**${title}.** ${description} Run it: ${schedule}.`, 'success'),
    parameters: { name, scope: 'all', query: request },
  };
}
