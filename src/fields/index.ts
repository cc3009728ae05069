/** The fields language: text to tree and back. It knows no API. */
export { answerKey, field, modifier, withModifier } from './ast';
export type { FieldItem } from './ast';
export { FieldsSyntaxError } from './fieldsSyntaxError';
export { mapItems } from './mapItems';
export { parseFields } from './parser';
export { hasNames, passesOf, printRequested } from './passes';
export { printFields } from './printer';
