import type { AskedField } from './fieldsParser';

/**
 * Picks the fields asked out of a plain object; unknown ones are left out, `id` comes always.
 *
 * @param value any value; one that is no object stays as it is
 * @param fields what is asked of it
 * @returns the part
 */
export function partOf(value: unknown, fields: readonly AskedField[]): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const whole = value as Readonly<Record<string, unknown>>;
  const names = [...fields.map((one) => one.name), 'id'];
  return Object.fromEntries(
    names.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]),
  );
}

/**
 * Writes fields as text, as links repeat them.
 *
 * @param fields a tree
 * @returns the value of `fields`
 */
export function printFields(fields: readonly AskedField[]): string {
  return fields
    .map(({ name, modifiers, fields: inner }) => {
      const printed = Object.entries(modifiers).map(([modifier, value]) => `.${modifier}(${value})`);
      return `${name}${printed.join('')}${inner === undefined ? '' : `{${printFields(inner)}}`}`;
    })
    .join(',');
}

/** The same record with one key less. */
export function without(record: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
