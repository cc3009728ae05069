import type { ActionContext, SelectElement } from '@keboola/component-ts-lite';
import { findTemplate, templates } from '../templates';
import type { Template } from '../templates';

/** A template as a choice of a select, with what a person wants to read before choosing it. */
type TemplateElement = SelectElement & Pick<Template, 'description' | 'schedule' | 'query'>;

/** Lists the queries to start from, and with them the one that the row has, also where it is no longer offered. */
export async function listTemplates({
  config,
}: Pick<ActionContext, 'config'>): Promise<readonly TemplateElement[]> {
  const chosen = findTemplate(config.parameters['template']);
  const former = chosen === undefined || templates.includes(chosen) ? [] : [chosen];
  return [...templates, ...former].map(({ id, title, description, schedule, query }) => ({
    value: id,
    label: title,
    description,
    schedule,
    query,
  }));
}
