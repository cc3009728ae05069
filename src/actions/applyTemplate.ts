import { UserError, validationResult } from '@keboola/component-ts-lite';
import type { ActionContext, ValidationResult } from '@keboola/component-ts-lite';
import { openInput, withInputs } from '../config';
import { findTemplate, templates } from '../templates';
import { codeBlock } from './markdown';

/** A template and the parameters of the row that it starts. */
type AppliedTemplate = ValidationResult & { readonly parameters: object };

/**
 * Gives the parameters of a configuration row for the template that `parameters.template` names.
 *
 * @throws UserError for a template that does not exist
 */
export async function applyTemplate({ config }: ActionContext): Promise<AppliedTemplate> {
  const wanted = config.parameters['template'];
  const template = findTemplate(wanted);
  if (template === undefined) {
    const known = templates.map(({ id }) => `'${id}'`).join(', ');
    throw new UserError(
      typeof wanted === 'string' && wanted !== ''
        ? `There is no such template: the templates are ${known}`
        : `No template is chosen: 'template' must be one of ${known}`,
    );
  }
  const { title, description, schedule, query, placeholder } = template;
  const { name, ...request } = query;
  const inputs =
    placeholder === undefined ? {} : { [placeholder.key]: config.parameters[placeholder.key] ?? '' };
  const filled = withInputs({ ...inputs, query: request });
  const { path, fields } = filled['query'] as typeof request;
  const missing = openInput({ path, fields });
  const open = missing === undefined ? '' : ` Enter ${missing.meaning}.`;
  const shown = codeBlock(`endpoint: ${path || '(the account itself)'}\nfields: ${fields}`);
  return {
    ...validationResult(`**${title}.** ${description} Run it: ${schedule}.${open}\n\n${shown}`, 'success'),
    parameters: { name, scope: 'all', ...filled },
  };
}
