import type { Cell, DownloadRequest } from '../wire';

/** The mark by which spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What makes a spreadsheet take a text for a formula (OWASP, CSV Injection), after spaces too. */
const FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Begins a file: its mark, where it has one, and the names of its columns. */
export function csvHead(columns: readonly string[], form: DownloadRequest['form']): string {
  return `${form === 'spreadsheet' ? BYTE_ORDER_MARK : ''}${csvLine(columns, form)}`;
}

/**
 * Formats one row as CSV (RFC 4180). For a spreadsheet an apostrophe stands before each text that would be a formula there: others
 * write captions and comments.
 */
export function csvLine(cells: readonly Cell[], form: DownloadRequest['form']): string {
  const isSafe = form === 'spreadsheet';
  return `${cells.map((cell) => csvCell(isSafe ? withoutFormula(cell) : cell)).join(',')}\r\n`;
}

function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
}

/** Whole numbers that JSON would round are texts here. */
function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
