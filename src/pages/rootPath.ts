import { answerKey, printRequested, withModifier } from '../fields';
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
    ? `${printRequested([own])}{${rootPathFields(rest, after)}}`
    : printRequested([withModifier(item, 'after', after)]);
}

/** Nests the fields of the list's nodes in those of the path, which stand alone. */
export function rootPathItems(path: readonly FieldItem[], items: readonly FieldItem[]): readonly FieldItem[] {
  return path.reduceRight<readonly FieldItem[]>((fields, item) => [{ ...item, fields }], items);
}

/** The keys of the list and of the objects around it, as the query names them. */
export function rootPathKeys(path: readonly FieldItem[]): readonly string[] {
  return path.map(answerKey);
}
