import { answerKey, printFields, withModifier } from '../fields';
import type { FieldItem } from '../fields';

/**
 * Requests the page of a list behind a cursor through the root: for `a.x(1){b}` and `c.limit(5){d}` the fields
 * `a.x(1){c.limit(5).after(CURSOR){d}}`.
 *
 * @param path the fields from the root down to the list; the list is the last
 */
export function rootPathFields([item, ...rest]: readonly FieldItem[], after: string): string {
  if (item === undefined) {
    return '';
  }
  const { fields: _, ...own } = item;
  return rest.length > 0
    ? `${printFields([own])}{${rootPathFields(rest, after)}}`
    : printFields([withModifier(item, 'after', after)]);
}

/** The keys under which the answer has the list. */
export function rootPathKeys(path: readonly FieldItem[]): readonly string[] {
  return path.map(answerKey);
}
