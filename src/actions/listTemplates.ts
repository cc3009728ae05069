import type { SelectElement } from '@keboola/component-ts-lite';
import { templates } from '../templates';
import type { Template } from '../templates';

/** A template as a choice of a select, with what a person wants to read before choosing it. */
type TemplateElement = SelectElement & Pick<Template, 'description' | 'schedule' | 'query'>;

/** Lists the queries to start from. */
export async function listTemplates(): Promise<readonly TemplateElement[]> {
  return templates.map(({ id, title, description, schedule, query }) => ({
    value: id,
    label: title,
    description,
    schedule,
    query,
  }));
}
