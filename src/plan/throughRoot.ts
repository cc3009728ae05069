import { answerKey, printFields } from '../fields';
import type { FieldItem } from '../fields';

/** Objects found through another node, which cannot be read by their own id (graph-api.md §1, business_discovery). */
export const THROUGH_ROOT: ReadonlySet<string> = new Set(['business_discovery']);

/** The fields from the root down to a list that can only be read through the root; the list is the last. */
export type Chain = readonly FieldItem[];

/**
 * Asks the root for the page of a list behind a cursor: of `a.x(1){b}` and `c.limit(5){d}` the fields
 * `a.x(1){c.limit(5).after(CURSOR){d}}`.
 *
 * @param chain the fields down to the list
 * @param after the cursor
 * @returns the text of the fields
 */
export function chainFields(chain: Chain, after: string): string {
  const [item, ...rest] = chain;
  if (item === undefined) {
    return '';
  }
  const { fields, ...own } = item;
  if (rest.length > 0) {
    return `${printFields([own])}{${chainFields(rest, after)}}`;
  }
  const cursor = { name: 'after', value: after, span: item.span };
  const modifiers = [...item.modifiers.filter(({ name }) => name !== 'after'), cursor];
  return printFields([{ ...own, modifiers, ...(fields && { fields }) }]);
}

/**
 * Tells under which keys the answer has the list.
 *
 * @param chain the fields down to the list
 * @returns a key for each
 */
export function chainKeys(chain: Chain): readonly string[] {
  return chain.map(answerKey);
}
