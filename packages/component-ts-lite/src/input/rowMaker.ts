/**
 * Makes a function that turns the cells of a row into an object by column. All objects of a table have their properties in one order,
 * which lets the engine share their layout.
 *
 * @param columns their names, each once
 * @returns the function; cells that a row lacks are ''
 */
export function rowMaker(
  columns: readonly string[],
): (cells: readonly string[]) => Readonly<Record<string, string>> {
  if (columns.includes('__proto__')) {
    // An assignment to it would set the prototype.
    return (cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  }
  return (cells) => {
    const row: Record<string, string> = {};
    for (let index = 0; index < columns.length; index += 1) {
      row[columns[index] as string] = cells[index] ?? '';
    }
    return row;
  };
}
