import { compileFunction } from 'node:vm';

/** A row by column. */
type Row = Readonly<Record<string, string>>;

/** With more columns the engine makes hash tables of the objects, however they are written. */
const MOST_SHARED = 1_000;

/**
 * Makes a function that turns the cells of a row into an object by column. It is compiled for the table: where the names stand in the
 * code, the engine gives all rows one layout, and a row of 200 columns takes a tenth of the time that assignments in a loop take.
 *
 * @param columns their names, each once
 * @returns the function; cells that a row lacks are ''
 */
export function rowMaker(columns: readonly string[]): (cells: readonly string[]) => Row {
  // An assignment to `__proto__` would set the prototype.
  if (columns.includes('__proto__') || columns.length > MOST_SHARED) {
    return (cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  }
  // JSON texts are literals of the language, whatever stands in them, so a name cannot be anything but a name.
  const fields = columns.map((column, index) => `this[${JSON.stringify(column)}] = cells[${index}] ?? '';`);
  const code = `function Row(cells) { ${fields.join(' ')} } Row.prototype = base; return (cells) => new Row(cells);`;
  // Plain objects of the realm that this module is in: a test runner may have several.
  const make = compileFunction(code, ['base']) as (base: object) => (cells: readonly string[]) => Row;
  return make(Object.prototype);
}
