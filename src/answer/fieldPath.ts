/**
 * Names a field by its place in its node, as a JSON pointer (RFC 6901), such as `/owner/id`: no two fields have one path,
 * while `owner{id}` and `owner_id` come to one column name. Columns of our own are named without a slash, such as
 * `parent_id`.
 *
 * @param inside the path of the object around it; '' for the node itself
 * @param key the field's key in the answer; any text
 */
export function fieldPath(inside: string, key: string): string {
  return `${inside}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Tells a field of the answer from a column of our own. */
export function isPath(field: string): boolean {
  return field.startsWith('/');
}

/** Splits a path into the keys on it; a column of our own is one key. */
export function keysOf(field: string): readonly string[] {
  return isPath(field)
    ? field
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    : [field];
}
