import { accountTemplates } from './accountTemplates';
import { formerTemplates } from './formerTemplates';
import { mediaTemplates } from './mediaTemplates';
import { othersTemplates } from './othersTemplates';
import { profileTemplates } from './profileTemplates';
import type { Template } from './template';

/** The templates in the order in which they are shown. */
export const templates: readonly Template[] = [
  ...profileTemplates,
  ...mediaTemplates,
  ...accountTemplates,
  ...othersTemplates,
];

/** Finds the template of an id, also one that is no longer offered; undefined where there is none. */
export function findTemplate(id: unknown): Template | undefined {
  return [...templates, ...formerTemplates].find((template) => template.id === id);
}
