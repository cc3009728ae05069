/**
 * Tells objects that hold their data elsewhere than in their properties, so that neither cells nor JSON can be made of them.
 *
 * @param value an object
 * @returns what it is and what to do, to follow "is"; undefined for data
 */
export function notData(value: object): string | undefined {
  if ('then' in value && typeof value.then === 'function') {
    return 'a promise; await it first';
  }
  if (value instanceof Map || value instanceof Set) {
    return `a ${value.constructor.name}; make an object or a list of it`;
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return 'bytes; make a text of them, such as base64';
  }
  return value instanceof Date ? 'a date' : undefined;
}
