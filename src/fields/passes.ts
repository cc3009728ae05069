import { modifier } from './ast';
import type { FieldItem } from './ast';
import { printFields } from './printer';

/**
 * Prints fields as they are sent: the API no longer takes `as(x)`, which is a name on our side only. Source:
 * docs/graph-api.md §1.4.
 */
export function printRequested(items: readonly FieldItem[]): string {
  return printFields(items.map(withoutName));
}

/** Tells whether fields at any depth have names of our own. */
export function hasNames(items: readonly FieldItem[]): boolean {
  return items.some((item) => modifier(item, 'as') !== undefined || hasNames(item.fields ?? []));
}

/**
 * Divides fields into what one answer can have: it has each name once, at any depth. Fields that are sent alike share an
 * answer, whatever they are called on our side.
 *
 * @returns the fields of each request; one list where all fields come together
 */
export function passesOf(items: readonly FieldItem[]): readonly (readonly FieldItem[])[] {
  const passes: FieldItem[][] = [];
  for (const part of items.flatMap(partsOf)) {
    const free = passes.find((pass) =>
      pass.every((other) => other.name !== part.name || isAlike(other, part)),
    );
    if (free === undefined) {
      passes.push([part]);
    } else {
      free.push(part);
    }
  }
  return passes.length === 0 ? [[]] : passes;
}

function partsOf(item: FieldItem): readonly FieldItem[] {
  return item.fields === undefined ? [item] : passesOf(item.fields).map((fields) => ({ ...item, fields }));
}

function isAlike(one: FieldItem, other: FieldItem): boolean {
  return printRequested([one]) === printRequested([other]);
}

function withoutName(item: FieldItem): FieldItem {
  const modifiers = item.modifiers.filter(({ name }) => name !== 'as');
  return { ...item, modifiers, ...(item.fields && { fields: item.fields.map(withoutName) }) };
}
