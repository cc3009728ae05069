/** The fields language: text to tree and back. It knows no API. */
export { answerKey, modifier } from './ast';
export type { FieldItem, Modifier } from './ast';
export { FieldsSyntaxError } from './fieldsSyntaxError';
export { parseFields } from './parser';
export { printFields } from './printer';
