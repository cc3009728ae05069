import type { CsvFormat } from '../storage/csvFormat';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** V8 copies pieces up to this length. Source: `SlicedString::kMinLength` in its `src/objects/string.h`. */
const LONGEST_COPY = 12;

/** The cells of a row. */
export type CsvRow = string[];

/** Why a text is not valid CSV. */
export type CsvProblem = 'open-quote' | 'long-row';

/** Thrown where a text is not valid CSV; `input/readCsv` turns it into a `UserError`. */
export class CsvError extends Error {
  constructor(readonly problem: CsvProblem) {
    super(problem);
  }
}

/** How a CSV is read. */
export interface CsvReaderOptions extends CsvFormat {
  /** Characters; a longer row is taken for a quote that is never closed. */
  readonly longestRow: number;
}

/**
 * Reads CSV by RFC 4180, piece by piece. Rows end with `\n`, `\r\n` or `\r`; empty lines are no rows, and a byte order mark at the
 * beginning is left out. More tolerant than the RFC: rows may have different numbers of cells; an enclosure within a cell that does not
 * begin with one is part of it; what stands between a closing enclosure and the next delimiter belongs to the cell.
 */
export class CsvReader {
  private readonly delimiterCode: number;
  private readonly enclosure: string;
  /** NaN, which no character equals, for none. */
  private readonly enclosureCode: number;
  private readonly longestRow: number;
  private text = '';
  private at = 0;
  private isBegun = false;
  private isEnd = false;
  /** No second look before the row may have grown to twice its length, so that a long one is not read over and over. */
  private awaited = 0;

  constructor({ delimiter, enclosure, longestRow }: CsvReaderOptions) {
    this.delimiterCode = delimiter.charCodeAt(0);
    this.enclosure = enclosure;
    this.enclosureCode = enclosure.charCodeAt(0);
    this.longestRow = longestRow;
  }

  /**
   * Takes the next piece.
   *
   * @param piece cut anywhere
   * @returns the rows that are known to be whole
   * @throws CsvError when a row is too long
   */
  push(piece: string): CsvRow[] {
    this.text += piece;
    if (this.text.length < this.awaited) {
      return [];
    }
    const rows = this.read();
    this.text = this.text.slice(this.at);
    this.at = 0;
    this.awaited = 2 * this.text.length;
    if (this.text.length > this.longestRow) {
      throw new CsvError('long-row');
    }
    return rows;
  }

  /**
   * Takes the end of the text.
   *
   * @returns the remaining rows
   * @throws CsvError when a quote is not closed
   */
  end(): CsvRow[] {
    this.isEnd = true;
    const rows = this.read();
    if (this.at < this.text.length) {
      throw new CsvError('open-quote');
    }
    return rows;
  }

  private read(): CsvRow[] {
    const rows: CsvRow[] = [];
    if (!this.isBegun && this.text.length > 0) {
      this.at = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
      this.isBegun = true;
    }
    for (let row = this.nextRow(); row !== undefined; row = this.nextRow()) {
      rows.push(row);
    }
    return rows;
  }

  /** Undefined when the rest is not a whole row; `at` is then at its beginning. */
  private nextRow(): CsvRow | undefined {
    const { text } = this;
    let start = this.at;
    while (start < text.length && isLineBreak(text.charCodeAt(start))) {
      start += 1;
    }
    this.at = start;
    const cells: CsvRow = [];
    for (let at = start; at <= text.length;) {
      const isQuoted = text.charCodeAt(at) === this.enclosureCode;
      const end = isQuoted ? this.addQuotedCell(at, cells) : this.addPlainCell(at, cells);
      if (end === -1 || (end === text.length && !this.isEnd)) {
        return undefined;
      }
      const sign = text.charCodeAt(end);
      if (sign !== this.delimiterCode) {
        this.at = end;
        // At the very end of the text there may be no row at all.
        return start === text.length ? undefined : cells;
      }
      at = end + 1;
    }
    return undefined;
  }

  /** Where the cell ends: at a delimiter, a line break or the end of the text. */
  private addPlainCell(from: number, cells: CsvRow): number {
    const { text, delimiterCode } = this;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiterCode || code === LINE_FEED || code === CARRIAGE_RETURN) {
        break;
      }
    }
    cells.push(ownText(text, from, at));
    return at;
  }

  /** As `addPlainCell`; -1 when the enclosure is not closed. */
  private addQuotedCell(from: number, cells: CsvRow): number {
    const { text, enclosure, enclosureCode } = this;
    let close = text.indexOf(enclosure, from + 1);
    let isDoubled = false;
    while (close !== -1 && text.charCodeAt(close + 1) === enclosureCode) {
      isDoubled = true;
      close = text.indexOf(enclosure, close + 2);
    }
    if (close === -1) {
      return -1;
    }
    const plain = isDoubled
      ? text.slice(from + 1, close).replaceAll(enclosure + enclosure, enclosure)
      : ownText(text, from + 1, close);
    const next = text.charCodeAt(close + 1);
    if (close + 1 === text.length || next === this.delimiterCode || isLineBreak(next)) {
      cells.push(plain);
      return close + 1;
    }
    const rest: CsvRow = [];
    const end = this.addPlainCell(close + 1, rest);
    cells.push(plain + (rest[0] ?? ''));
    return end;
  }
}

/**
 * Cuts a piece out of a text. The engine makes no copy of a piece of 13 characters or more, but a view that keeps the whole text in
 * memory: 64 KiB for each cell that somebody keeps. Two joined pieces are none, nor is what is cut out of a joined text.
 */
function ownText(text: string, from: number, to: number): string {
  if (to - from <= LONGEST_COPY) {
    return text.slice(from, to);
  }
  return to - from <= 2 * LONGEST_COPY
    ? text.slice(from, from + LONGEST_COPY) + text.slice(from + LONGEST_COPY, to)
    : ` ${text.slice(from, to)}`.slice(1);
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
