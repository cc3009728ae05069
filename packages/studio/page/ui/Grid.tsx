import type { ComponentChildren, JSX } from 'preact';
import type { Cell } from '../../src/wire';

/** How the rows are sorted. */
export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** A plain table that scrolls within itself. */
export function Grid({
  label,
  columns,
  rows,
  sort,
  onSort,
  titleOf,
}: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly sort?: Sort | undefined;
  readonly onSort?: (column: string) => void;
  readonly titleOf?: (column: string) => string;
}): JSX.Element {
  return (
    <div class="scroll grid" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" aria-sort={sortOf(column, sort)} title={titleOf?.(column)}>
                {onSort === undefined ? (
                  column
                ) : (
                  <button type="button" class="sort" onClick={() => onSort(column)}>
                    {column} <span aria-hidden="true">{arrowOf(column, sort)}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>{row.map((cell, at) => cellOf(cell, at))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Characters of a cell that are shown; the tooltip has more. */
const SHOWN = 200;

function cellOf(cell: Cell, key: number): ComponentChildren {
  const text = cell === null ? '' : String(cell);
  const isLong = text.length > SHOWN;
  return (
    <td
      key={key}
      class={typeof cell === 'number' ? 'number' : ''}
      title={text.length > 40 ? text.slice(0, 2000) : undefined}
    >
      {isLong ? `${text.slice(0, SHOWN)}…` : text}
    </td>
  );
}

function sortOf(column: string, sort: Sort | undefined): 'ascending' | 'descending' | undefined {
  return sort?.column === column ? (sort.isDescending ? 'descending' : 'ascending') : undefined;
}

function arrowOf(column: string, sort: Sort | undefined): string {
  return sort?.column === column ? (sort.isDescending ? '↓' : '↑') : '↕';
}
